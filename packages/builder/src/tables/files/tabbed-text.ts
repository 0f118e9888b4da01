import { parse } from 'csv-parse/browser/esm/sync';

/** The cells of text as spreadsheets put it on the clipboard: tabs between cells, quotes around those that hold tabs or new lines. */
export function gridFromTabbed(text: string): string[][] {
  const rows: string[][] = parse(text, { delimiter: '\t', relax_column_count: true, relax_quotes: true, skip_empty_lines: false });
  const last = rows.at(-1);
  return last?.every((cell) => cell === '') ? rows.slice(0, -1) : rows;
}
