import { type CellSet, cellSetOf } from '../../cells/index.ts';
import type { ColumnType } from '../../decision-table.ts';

/**
 * What cells admit, by their text and their column's type: kept by whoever analyses a table again and again while it is typed, so
 * that only cells that changed are read again.
 */
export type CellReadings = Map<string, CellSet>;

/** What a cell admits, from the readings if it was read before. */
export function readCell(readings: CellReadings, text: string, type: ColumnType): CellSet {
  const key = `${type} ${text}`;
  const known = readings.get(key);
  if (known !== undefined) return known;
  if (readings.size >= mostReadings) readings.clear();
  const set = cellSetOf(text, type);
  readings.set(key, set);
  return set;
}

/** Beyond this the readings start anew: what was typed long ago is not kept for ever. */
const mostReadings = 200_000;
