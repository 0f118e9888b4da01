import { anyType, compileExpression, type FeelType } from '../expression/index.ts';
import type { DecisionTable } from './decision-table.ts';

/**
 * The variables that the inputs of a table ask, as far as the table itself tells: an input that asks a variable by its bare name tells
 * its type, of all others only the name is known. What cells name beyond that is not taken for a variable: a text without quotes would be.
 */
export function namesOfTable({ inputs }: Pick<DecisionTable, 'inputs'>): Readonly<Record<string, FeelType>> {
  const names: Record<string, FeelType> = {};
  for (const { expression, type } of inputs) {
    const read = namesRead(expression);
    const bare = bareName(expression);
    for (const name of read) names[name] = name === bare && type !== 'any' ? { kind: type } : (names[name] ?? anyType);
  }
  return names;
}

/** The variable that an expression is, if it is nothing else. */
export function bareName(expression: string): string | undefined {
  const name = expression.trim();
  if (!/^[\p{L}_][\p{L}\p{N}_ ]*$/u.test(name)) return undefined;
  const compiled = compileExpression(name, { [name]: anyType });
  return compiled.ok && compiled.expression.reads.includes(name) ? name : undefined;
}

/** The names an expression reads. It tells of those it does not know one after the other. */
function namesRead(expression: string): readonly string[] {
  const bare = bareName(expression);
  if (bare !== undefined) return [bare];
  const known: Record<string, FeelType> = {};
  for (;;) {
    const compiled = compileExpression(expression, known);
    if (compiled.ok) return compiled.expression.reads;
    const unknown = compiled.faults
      .filter(({ code }) => code === 'expression.unknown-name')
      .map(({ at }) => expression.slice(at.from, at.to));
    const fresh = unknown.filter((name) => !Object.hasOwn(known, name));
    if (fresh.length === 0) return Object.keys(known);
    for (const name of fresh) known[name] = anyType;
  }
}
