import { compileExpression, compileUnaryTest, typesFit } from '../../../expression/index.ts';
import type { SpelledColumn } from './spelled-column.ts';

/** What may be wrong with a cell that is FEEL all the same: which names there are is judged where the table is compiled. */
const beside = ['expression.unknown-name', 'expression.fen-name'];

/** Whether a cell is written in FEEL of the column's type. A bare name that nobody knows is more likely a plain word. */
export function isFeel(text: string, { side, type, names }: SpelledColumn): boolean {
  if (/^[\p{L}_][\p{L}\p{N}_ ]*$/u.test(text) && !names.has(text) && !['true', 'false', 'null'].includes(text)) return false;
  if (side === 'inputs') {
    const test = compileUnaryTest(text, {}, { kind: type });
    return test.ok || test.faults.every(({ code }) => beside.includes(code));
  }
  const compiled = compileExpression(text, {});
  if (!compiled.ok) return compiled.faults.every(({ code }) => beside.includes(code));
  return typesFit(compiled.expression.type, { kind: type });
}
