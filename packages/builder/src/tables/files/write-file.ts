import { type DecisionTable, dmnFromTable, gridFromTable, guarded } from '@mortise/shared/decision';
import type { Language } from '@mortise/shared/text';

export type FileForm = 'xlsx' | 'csv' | 'dmn';

/** Hands the table to the browser as a file to be kept. */
export async function writeTable(table: DecisionTable, form: FileForm, language: Language): Promise<void> {
  const address = URL.createObjectURL(await fileOf(table, form, language));
  const link = document.createElement('a');
  link.href = address;
  link.download = `${table.id}.${form}`;
  link.click();
  URL.revokeObjectURL(address);
}

/** The table as a file: sheets in the reader's language and without test cases, DMN with everything. */
export async function fileOf(table: DecisionTable, form: FileForm, language: Language): Promise<Blob> {
  if (form === 'dmn') return new Blob([await dmnFromTable(table)], { type: 'application/xml' });
  const grid = gridFromTable(table, language);
  return form === 'csv' ? csvOf(guarded(grid)) : workbookOf(grid);
}

/** With the mark by which spreadsheets know Unicode. */
async function csvOf(grid: readonly (readonly string[])[]): Promise<Blob> {
  const { stringify } = await import('csv-stringify/browser/esm/sync');
  const text = stringify(
    grid.map((row) => [...row]),
    { bom: true, record_delimiter: 'windows' },
  );
  return new Blob([text], { type: 'text/csv;charset=utf-8' });
}

const headRows = 9;

/** Every cell as a text, so that nothing is taken for a number, a date or a formula. */
async function workbookOf(grid: readonly (readonly string[])[]): Promise<Blob> {
  const { default: writeWorkbook } = await import('write-excel-file/universal');
  const rows = grid.map((row, index) =>
    row.map((value, column) => {
      const isHead = index < headRows || column === 0;
      return value === '' ? null : { type: String, value, format: '@', ...(isHead ? { fontWeight: 'bold' as const } : {}) };
    }),
  );
  const columns = Array.from({ length: Math.max(...grid.map((row) => row.length)) }, () => ({ width: 18 }));
  return writeWorkbook(rows, { columns, stickyRowsCount: headRows, stickyColumnsCount: 1 }).toBlob();
}
