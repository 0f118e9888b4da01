import { parse } from 'csv-parse/browser/esm/sync';

/**
 * The cells of text as spreadsheets put it on the clipboard: tabs between cells, quotes around those that hold tabs or new lines. Text
 * whose quotes do not close is cut at every tab and line.
 */
export function gridFromTabbed(text: string): string[][] {
  const rows = quotedRows(text) ?? text.split(/\r?\n/).map((line) => line.split('\t'));
  const last = rows.at(-1);
  return last?.every((cell) => cell === '') ? rows.slice(0, -1) : rows;
}

function quotedRows(text: string): string[][] | undefined {
  try {
    return parse(text, { delimiter: '\t', relax_column_count: true, relax_quotes: true });
  } catch {
    return undefined;
  }
}
