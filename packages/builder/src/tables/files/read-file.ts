import { type Grid, unguarded } from '@mortise/shared/decision';
import { unpackedSize } from './unpacked-size.ts';

/** A chosen file as cells or as DMN; or why it cannot be read. */
export type FileReading =
  | { readonly is: 'grid'; readonly grid: Grid }
  | { readonly is: 'dmn'; readonly xml: string }
  | { readonly is: 'refused'; readonly why: 'tooLarge' | 'tooLong' | 'unreadable' };

/** What may be chosen: its size in bytes, what a workbook may unpack to, and its rows. */
const most = { bytes: 5 * 1024 * 1024, unpacked: 100 * 1024 * 1024, rows: 10_000 };

/** The heads of one of our own sheets do not count as rows. */
const headRows = 20;

/** Reads a workbook (its first sheet), a CSV file or a DMN file. The libraries for each are fetched when the first such file is read. */
export async function readTableFile(file: Pick<File, 'name' | 'size' | 'arrayBuffer'>): Promise<FileReading> {
  if (file.size > most.bytes) return { is: 'refused', why: 'tooLarge' };
  try {
    const bytes = await file.arrayBuffer();
    if (/\.(dmn|xml)$/i.test(file.name)) return { is: 'dmn', xml: new TextDecoder().decode(bytes) };
    const grid = /\.(csv|tsv|txt)$/i.test(file.name) ? await gridFromCsv(textOf(bytes)) : await gridFromWorkbook(bytes);
    if (grid === undefined) return { is: 'refused', why: 'tooLarge' };
    return grid.length > most.rows + headRows ? { is: 'refused', why: 'tooLong' } : { is: 'grid', grid };
  } catch {
    return { is: 'refused', why: 'unreadable' };
  }
}

/** The cells of the first sheet as texts; nothing when the workbook would unpack to too much. */
async function gridFromWorkbook(bytes: ArrayBuffer): Promise<Grid | undefined> {
  if ((unpackedSize(bytes) ?? 0) > most.unpacked) return undefined;
  const { readSheet } = await import('read-excel-file/universal');
  const rows: readonly (readonly unknown[])[] = await readSheet(bytes, { trim: false });
  return rows.map((row) => row.map(cellText));
}

async function gridFromCsv(text: string): Promise<Grid> {
  const { parse } = await import('csv-parse/browser/esm/sync');
  const rows: string[][] = parse(text, { delimiter: dividerIn(text), bom: true, relax_column_count: true, relax_quotes: true });
  return unguarded(rows);
}

/** Numbers in as few digits as tell them; days as ISO text; yes and no in words that every reader knows. */
function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) {
    const [day = '', clock = ''] = cell.toISOString().split(/[T.]/);
    return clock === '00:00:00' ? day : `${day} ${clock}`;
  }
  return String(cell);
}

/** Unicode, or else the encoding in which Chinese spreadsheets write CSV. */
function textOf(bytes: ArrayBuffer): string {
  const [first, second] = new Uint8Array(bytes);
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

/** What divides the cells: whichever of the three stands most often in the first line. */
function dividerIn(text: string): string {
  const [line = ''] = text.split(/\r?\n/, 1);
  const count = (divider: string) => line.split(divider).length;
  return [',', '\t', ';'].reduce((best, each) => (count(each) > count(best) ? each : best));
}
