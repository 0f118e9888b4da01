import type { Text } from '../../text/index.ts';
import type { SheetAnswers, SheetQuestion } from './question.ts';
import type { CellReading } from './spelling/cell-reading.ts';
import { plainText } from './spelling/plain-text.ts';
import { readCell } from './spelling/read-cell.ts';
import type { Reason } from './spelling/reasons.ts';
import type { SpelledColumn } from './spelling/spelled-column.ts';
import { allDoubts, type Doubt, doubtAsked, Ways } from './spelling/ways.ts';

/**
 * The cells of one column as they were written. `key` begins the ids of its questions. A blank input takes anything, unless blank
 * cells have to be asked about because they may stand for the cell above, as merged cells do.
 */
export type WrittenColumn = SpelledColumn & {
  readonly key: string;
  readonly heading: string;
  readonly cells: readonly string[];
  readonly blanks: 'any' | 'ask';
};

/** The cells as FEEL, what was done to each (nothing: it was FEEL already), and what has to be asked before they can be trusted. */
export type ReadColumn = {
  readonly cells: readonly { readonly feel: string; readonly why: readonly Reason[] }[];
  readonly questions: readonly SheetQuestion[];
};

/** Reads a whole column: a cell may be in doubt only in the company of the others. */
export function readColumn(column: WrittenColumn, answers: SheetAnswers): ReadColumn {
  const ways = Ways.parse(Object.fromEntries(allDoubts.map((doubt) => [doubt, answerTo(column, doubt, answers)])));
  const written = new Set(column.cells.filter((cell) => cell.trim() !== ''));
  const readings = new Map([...written].map((cell) => [cell, readCell(cell, column, ways)]));
  const open = allDoubts.filter((doubt) => answerTo(column, doubt, answers) === undefined);
  const questions = open.flatMap((doubt) => {
    const examples = doubtful({ doubt, column, ways, readings });
    return examples.length === 0 ? [] : [questionOf(column, doubt, examples)];
  });
  const blanks = blankQuestion(column, answers);
  const above = answers[`${column.key}.blanks`] === 'above';
  const cells: { feel: string; why: readonly Reason[] }[] = [];
  for (const cell of column.cells) {
    const last = cells.at(-1);
    if (cell.trim() !== '') cells.push(readings.get(cell) ?? { feel: cell, why: ['kept'] });
    else if (above && last !== undefined) cells.push({ feel: last.feel, why: ['above'] });
    else cells.push(column.side === 'inputs' ? { feel: '-', why: ['any'] } : { feel: '', why: [] });
  }
  return { cells, questions: [...questions, ...blanks] };
}

type Company = {
  readonly doubt: Doubt;
  readonly column: WrittenColumn;
  readonly ways: Ways;
  readonly readings: ReadonlyMap<string, CellReading>;
};

/** The cells that a doubt is about: those that two of its ways read differently, where the company does not settle it. */
function doubtful({ doubt, column, ways, readings }: Company): readonly string[] {
  const all = [...readings];
  if (doubt === 'commas' && all.some(([, { grouped }]) => grouped === true)) return [];
  if (doubt === 'ends') return touching(all);
  if (doubt === 'units') return new Set(all.flatMap(([, { units }]) => units ?? [])).size > 1 ? all.map(([cell]) => cell) : [];
  if (doubt === 'names' && column.names.size === 0) return [];
  const { mayMatter, ways: choices } = doubtAsked(doubt);
  const others = choices.map(({ id }) => Ways.parse({ ...ways, [doubt]: id }));
  return all.flatMap(([cell]) => {
    if (!mayMatter.test(plainText(cell))) return [];
    const read = others.map((way) => readCell(cell, column, way)).filter(({ why }) => !why.includes('kept'));
    return new Set(read.map(({ feel }) => feel.replaceAll(' ', ''))).size > 1 ? [cell] : [];
  });
}

/** Ranges that name an end which another range of the column begins with: `18-60` above `60-80`. */
function touching(readings: readonly (readonly [string, CellReading])[]): readonly string[] {
  const lows = new Set(readings.flatMap(([, { span }]) => span?.low ?? []));
  const shared = new Set(readings.flatMap(([, { span }]) => (span !== undefined && lows.has(span.high) ? span.high : [])));
  return readings.flatMap(([cell, { span }]) => (span !== undefined && (shared.has(span.high) || shared.has(span.low)) ? cell : []));
}

function questionOf({ key, heading }: WrittenColumn, doubt: Doubt, examples: readonly string[]): SheetQuestion {
  const { question, ways } = doubtAsked(doubt);
  return { id: `${key}.${doubt}`, heading, text: question, choices: ways, suggested: ways[0]?.id ?? '', examples: examples.slice(0, 4) };
}

/** An answer that is none of the choices is none. */
function answerTo({ key }: WrittenColumn, doubt: Doubt, answers: SheetAnswers): string | undefined {
  const answer = answers[`${key}.${doubt}`];
  return doubtAsked(doubt).ways.find(({ id }) => id === answer)?.id;
}

function blankQuestion({ key, heading, cells, side, blanks }: WrittenColumn, answers: SheetAnswers): readonly SheetQuestion[] {
  const first = cells.findIndex((cell) => cell.trim() !== '');
  const isOpen = first >= 0 && cells.slice(first).some((cell) => cell.trim() === '');
  if (blanks === 'any' || !isOpen || ['any', 'above'].includes(answers[`${key}.blanks`] ?? '')) return [];
  const any: Text =
    side === 'inputs' ? { zh: '不限制这一项', en: 'Any value' } : { zh: '没有内容，以后再填', en: 'Nothing yet, to be filled in' };
  const choices = [
    { id: 'any', title: any },
    { id: 'above', title: { zh: '与上一行相同（合并单元格）', en: 'The same as the row above (merged cells)' } },
  ];
  const text = { zh: '空白单元格是什么意思？', en: 'What do the blank cells mean?' };
  return [{ id: `${key}.blanks`, heading, text, choices, suggested: 'any', examples: [] }];
}
