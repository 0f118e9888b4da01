import type { ColumnType } from '../../decision-table.ts';
import { saysAny } from './any-words.ts';
import { readBoolean } from './boolean-cell.ts';
import type { CellReading } from './cell-reading.ts';
import { isFeel } from './feel-check.ts';
import { numberScalar } from './number-word.ts';
import { readOrdered, readScalar } from './ordered-cell.ts';
import { plainText } from './plain-text.ts';
import type { ScalarReader } from './scalar.ts';
import type { SpelledColumn } from './spelled-column.ts';
import { readText } from './text-cell.ts';
import { dateScalar, dateTimeScalar, durationScalar, timeScalar } from './time-words.ts';
import type { Ways } from './ways.ts';

/** Longer cells are no plain spelling of anything. */
const longest = 400;

/**
 * One cell, as operators write them, as FEEL. A leading `'` says that the rest is FEEL as it stands. What is neither a plain
 * spelling nor FEEL is kept as it is, and `why` says so. Blank cells are for the column to judge and are not read here.
 */
export function readCell(raw: string, column: SpelledColumn, ways: Ways): CellReading {
  if (raw.startsWith("'")) return { feel: raw.slice(1), why: [] };
  if (raw.length > longest) return stayed(raw, column);
  const text = plainText(raw);
  if (column.side === 'inputs' && saysAny(text)) return { feel: '-', why: raw === '-' ? [] : ['any'] };
  const nothing = readNothing(text, column.side);
  const read = nothing ?? readTyped({ raw, text }, column, ways);
  if (read === undefined) return stayed(raw, column);
  if (read.feel === raw || (read.why.length === 0 && read.feel === raw.trim())) return { ...read, feel: raw, why: [] };
  return read.why.length === 0 ? { ...read, why: ['width'] } : read;
}

type Cell = { readonly raw: string; readonly text: string };

function readTyped({ raw, text }: Cell, column: SpelledColumn, ways: Ways): CellReading | undefined {
  const { side, type, names } = column;
  if (type === 'text') return readText(raw, column, ways);
  if (names.has(text) && ways.names === 'variable') return { feel: text, why: [] };
  if (type === 'boolean') return readBoolean(text, side);
  const scalar = scalars[type];
  if (scalar !== undefined) return side === 'inputs' ? readOrdered(text, { scalar, ways }) : readScalar(text, { scalar, ways });
  if (/^[[{]/.test(text) && isFeel(text, column)) return { feel: text, why: [] };
  const ordered = [numberScalar, dateScalar, dateTimeScalar].map((each) =>
    side === 'inputs' ? readOrdered(text, { scalar: each, ways }) : readScalar(text, { scalar: each, ways }),
  );
  return ordered.find((each) => each !== undefined) ?? readText(raw, column, ways);
}

function readNothing(text: string, side: SpelledColumn['side']): CellReading | undefined {
  if (/^(?:为空|空值|null)$/i.test(text)) return { feel: 'null', why: text === 'null' ? [] : ['nothing'] };
  if (side === 'inputs' && /^(?:非空|不为空|有值)$/.test(text)) return { feel: 'not(null)', why: ['nothing'] };
  return undefined;
}

function stayed(raw: string, column: SpelledColumn): CellReading {
  return { feel: raw, why: isFeel(raw, column) ? [] : ['kept'] };
}

const scalars: Readonly<Partial<Record<ColumnType, ScalarReader>>> = {
  number: numberScalar,
  money: numberScalar,
  date: dateScalar,
  time: timeScalar,
  dateTime: dateTimeScalar,
  duration: durationScalar,
};
