import { compileExpression, type Environment, type FeelType, feelFrom, isDecimal, jsonFrom, literalOf } from '../../expression/index.ts';
import type { Json, JsonRecord } from '../../json/index.ts';
import type { ColumnType } from '../decision-table.ts';
import { readCell } from '../sheet/spelling/read-cell.ts';
import { Ways } from '../sheet/spelling/ways.ts';

/** A column as far as a value for it is concerned: the name it is kept under, and its type. */
export type ValueColumn = { readonly name: string; readonly type: ColumnType };

/** The name a value of the column is stored under: amounts are integer fen under their name with `Fen`. */
export function valueKey({ name, type }: ValueColumn): string {
  return type === 'money' ? `${name}Fen` : name;
}

/**
 * Reads a value as an operator writes it: `3,000`, `2026/1/5`, `是`, a text without quotes, or any FEEL expression without variables.
 * Gives it as it is stored, or `undefined` when it is none of the column's type.
 */
export function valueFromText(text: string, { type }: ValueColumn, environment: Environment): Json | undefined {
  const { feel, why } = readCell(text, { side: 'outputs', type, names: none }, usual);
  const compiled = why.includes('kept') ? undefined : compileExpression(feel, {});
  if (compiled?.ok !== true) return undefined;
  try {
    return jsonFrom(compiled.expression.evaluate(new Map(), environment), { kind: type });
  } catch {
    return undefined;
  }
}

/** The value stored under a column's key in a text that `valueFromText` reads back; `undefined` where there is none. */
export function textOfValue(stored: JsonRecord, column: ValueColumn): string | undefined {
  const key = [valueKey(column), column.name].find((each) => Object.hasOwn(stored, each));
  const value = key === undefined ? undefined : stored[key];
  if (value === undefined) return undefined;
  try {
    const feel = feelFrom(value, typeOf(column));
    if (typeof feel === 'string') return column.type === 'text' && reads(feel) ? feel : literalOf(feel);
    if (feel === null || typeof feel === 'boolean' || isDecimal(feel)) return literalOf(feel);
    return typeof value === 'string' ? value : literalOf(feel);
  } catch {
    return JSON.stringify(value);
  }
}

const none: ReadonlySet<string> = new Set();
const usual = Ways.parse({});

function typeOf({ type }: ValueColumn): FeelType {
  return { kind: type };
}

/** Whether a text stands for itself when it is typed without quotes. */
function reads(text: string): boolean {
  return text.trim() !== '' && readCell(text, { side: 'outputs', type: 'text', names: none }, usual).feel === literalOf(text);
}
