import { type FeelValue, literalOf, type TestShape, testShapeOf } from '../../expression/index.ts';
import { type Language, type Text, textIn } from '../../text/index.ts';
import type { TableInput } from '../decision-table.ts';
import type { CellVerdict } from '../verdict.ts';

/** A cell that was asked: its column, its text, the value it was asked about, and what it said. */
export type AskedCell = { readonly input: TableInput; readonly cell: string; readonly value: FeelValue; readonly verdict: CellVerdict };

/** What a cell said, as a statement with its mark: `金额 1200 ≤ 3000 ✓`, `risk low = high ✗`. */
export function cellStatement({ input, cell, value, verdict }: AskedCell, language: Language): string {
  const said = `${columnName(input)} ${valueWords(value, language)}`;
  const wanted = demand(cell, language);
  switch (verdict) {
    case 'yes':
      return wanted.startsWith('= ') ? `${said} ✓` : `${said} ${wanted} ✓`;
    case 'no':
      return `${said} ${wanted} ✗`;
    case 'open':
      return `${said} ${wanted} ${textIn(language, unknown)}`;
    case 'fault':
      return `${said} ${wanted} ${textIn(language, faulty)}`;
  }
}

/** How a column is called: by its label, or by what it asks where it has none. */
export function columnName({ label, expression }: TableInput): string {
  return label.trim() === '' ? expression : label;
}

/** A value in a statement: texts as they are, all else as FEEL writes it, so that it is told to the last digit. */
export function valueWords(value: FeelValue, language: Language): string {
  if (value === null) return textIn(language, missing);
  if (typeof value === 'boolean') return textIn(language, value ? yes : no);
  if (typeof value === 'string') return value === '' ? '""' : value;
  return literalOf(value);
}

/** What a cell demands of its value: `≤ 3000`, `∈ [18..60)`, `∉ {a, b}`; the cell's own text where there is no such sign. */
function demand(cell: string, language: Language): string {
  return demandOf(testShapeOf(cell).shape, language) ?? textIn(language, meets(cell.trim()));
}

function demandOf(shape: TestShape, language: Language): string | undefined {
  switch (shape.is) {
    case 'compares':
      return `${signs[shape.sign]} ${valueWords(shape.to, language)}`;
    case 'some': {
      const values = equalsOf(shape.of);
      return values === undefined ? undefined : `∈ {${values.map((value) => valueWords(value, language)).join(', ')}}`;
    }
    case 'every':
      return rangeOf(shape.of, language);
    case 'not': {
      const inner = demandOf(shape.of, language);
      if (inner?.startsWith('= ')) return `≠ ${inner.slice(2)}`;
      return inner?.startsWith('∈ ') ? `∉ ${inner.slice(2)}` : undefined;
    }
    default:
      return undefined;
  }
}

/** The constants of which a value has to be one. */
function equalsOf(shapes: readonly TestShape[]): readonly FeelValue[] | undefined {
  const values = shapes.flatMap((shape) => (shape.is === 'compares' && shape.sign === '=' ? [shape.to] : []));
  return values.length === shapes.length ? values : undefined;
}

function rangeOf([from, to, ...others]: readonly TestShape[], language: Language): string | undefined {
  if (from?.is !== 'compares' || to?.is !== 'compares' || others.length > 0) return undefined;
  const [open, close] = [opening.get(from.sign), closing.get(to.sign)];
  if (open === undefined || close === undefined) return undefined;
  return `∈ ${open}${valueWords(from.to, language)}..${valueWords(to.to, language)}${close}`;
}

const signs = { '=': '=', '!=': '≠', '<': '<', '<=': '≤', '>': '>', '>=': '≥' } as const;
const opening = new Map<string, string>([
  ['>=', '['],
  ['>', '('],
]);
const closing = new Map<string, string>([
  ['<=', ']'],
  ['<', ')'],
]);

const missing: Text = { zh: '没有给出', en: 'not given' };
const yes: Text = { zh: '是', en: 'yes' };
const no: Text = { zh: '否', en: 'no' };
const unknown: Text = { zh: '？无法判断', en: '? cannot be told' };
const faulty: Text = { zh: '！无法比较', en: '! cannot be compared' };
const meets = (cell: string): Text => ({ zh: `满足“${cell}”`, en: `meets “${cell}”` });
