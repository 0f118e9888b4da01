import type { Language } from '../../text/index.ts';
import type { DecisionTable, TableRule } from '../decision-table.ts';
import { literalsFrom } from '../dmn/literals-from.ts';
import { aggregationTitles, type HeadWord, headWords, policyTitles, titled, typeTitles } from './head-words.ts';
import { readCell } from './spelling/read-cell.ts';
import type { SpelledColumn } from './spelling/spelled-column.ts';
import { Ways } from './spelling/ways.ts';

/**
 * A table as a sheet that operators can work on and `tableFromGrid` reads back unchanged: what the table and its columns are above,
 * then one row for each rule. A blank input takes anything. A `'` in front says that the rest is FEEL as it stands. Test cases are not
 * part of a sheet.
 */
export function gridFromTable(table: DecisionTable, language: Language): string[][] {
  const { inputs, outputs } = table;
  const word = (name: HeadWord) => headWords[name][language];
  const columns = [
    ...inputs.map(({ type }) => ({ side: 'inputs', type, names: none }) as const),
    ...outputs.map(({ type }) => ({ side: 'outputs', type, names: none }) as const),
  ];
  return [
    [word('table'), table.name, word('id'), table.id],
    [
      word('policy'),
      titled(table.hitPolicy, policyTitles[table.hitPolicy], language),
      word('aggregation'),
      table.aggregation === undefined ? '' : titled(table.aggregation, aggregationTitles[table.aggregation], language),
    ],
    [word('role'), ...inputs.map(() => word('input')), ...outputs.map(() => word('output')), word('note')],
    [word('name'), ...inputs.map(({ id }) => id), ...outputs.map(({ name }) => name), ''],
    [word('label'), ...inputs.map(({ label }) => label), ...outputs.map(() => ''), ''],
    [word('expression'), ...inputs.map(({ expression }) => expression), ...outputs.map(() => ''), ''],
    [word('type'), ...[...inputs, ...outputs].map(({ type }) => titled(type, typeTitles[type], language)), ''],
    [word('allowed'), ...[...inputs, ...outputs].map(({ allowed }) => (allowed === undefined ? '' : allowedText(allowed))), ''],
    [word('rule'), ...inputs.map(({ id, label }) => label || id), ...outputs.map(({ name }) => name), word('note')],
    ...table.rules.map((rule) => rowOf(rule, columns)),
  ];
}

const none: ReadonlySet<string> = new Set();
const usual = Ways.parse({});

function rowOf({ id, when, then, note }: TableRule, columns: readonly SpelledColumn[]): string[] {
  const cells = [...when, ...then];
  return [
    id,
    ...columns.map((column, index) => shown(cells[index] ?? '', column)),
    note === undefined ? '' : note === '' ? "'" : note.replace(/^'/, "''"),
  ];
}

/** The cell as it stands where reading it gives it back, else behind a `'`. */
function shown(feel: string, column: SpelledColumn): string {
  if (column.side === 'inputs' && feel === '-') return '';
  if (feel.trim() === '') return column.side === 'outputs' && feel === '' ? '' : `'${feel}`;
  const read = readCell(feel, column, usual);
  return read.feel === feel && read.span === undefined ? feel : `'${feel}`;
}

/** The values of a column in one cell: divided by commas where that can be told apart again, else as a JSON list. */
export function allowedText(allowed: readonly string[]): string {
  const plain = allowed.join(', ');
  const back = allowedFrom(plain);
  return plain !== '' && back.length === allowed.length && back.every((value, index) => value === allowed[index])
    ? plain
    : JSON.stringify(allowed);
}

/** The values that stand in one cell; the reverse of `allowedText`. */
export function allowedFrom(text: string): string[] {
  return jsonList(text) ?? literalsFrom(text);
}

function jsonList(text: string): string[] | undefined {
  if (!text.startsWith('[')) return undefined;
  try {
    const list: unknown = JSON.parse(text);
    return Array.isArray(list) && list.every((item) => typeof item === 'string') ? list : undefined;
  } catch {
    return undefined;
  }
}
