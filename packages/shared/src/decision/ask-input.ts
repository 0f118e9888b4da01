import { asMoney, type Environment, type FeelContext, type FeelValue, isDecimal, kindOf, type UnaryTest } from '../expression/index.ts';
import { defineFault, type FaultData, faultDataFrom } from '../fault/index.ts';
import type { ColumnType } from './decision-table.ts';
import type { CompiledInput } from './table-parts.ts';

/** An input has a value of another kind than its column. Tells kinds only. */
export const inputOfOtherType = defineFault<{ input: string; type: string; found: string }>(
  'decision.input-of-other-type',
  'author',
  ({ input, type, found }) => `input “${input}” should be ${type} and is ${found}`,
);

/** An input has a value its column does not allow. */
export const inputNotAllowed = defineFault<{ input: string }>(
  'decision.input-not-allowed',
  'author',
  ({ input }) => `input “${input}” has a value its column does not allow`,
);

/** The value of an input column: as its type has it, whether allowed or not; or why there is none. */
export function askInput(
  { input, expression }: CompiledInput,
  scope: FeelContext,
  environment: Environment,
): { readonly value: FeelValue } | { readonly fault: FaultData } {
  try {
    return { value: valueOfColumn(expression?.evaluate(scope, environment) ?? null, { name: input.id, type: input.type }) };
  } catch (error) {
    return { fault: faultDataFrom(error) };
  }
}

/** The value as one of the column's type: numbers in a column of money are amounts, amounts in one of numbers are numbers. Throws `decision.input-of-other-type`. */
export function valueOfColumn(value: FeelValue, { name, type }: { readonly name: string; readonly type: ColumnType }): FeelValue {
  if (value === null || type === 'any') return value;
  if (isDecimal(value) && (type === 'money' || type === 'number')) return asMoney(value, type === 'money');
  const found = kindOf(value);
  if (found !== type) throw inputOfOtherType({ input: name, type, found });
  return value;
}

/** Why a column does not admit a value that is there, by the test its values must pass; undefined when it does. */
export function refusalOf(
  allowed: UnaryTest,
  { input, value }: { readonly input: string; readonly value: FeelValue },
  scope: FeelContext,
  environment: Environment,
): FaultData | undefined {
  try {
    return allowed.test(value, scope, environment) === true ? undefined : notAllowed(input);
  } catch (error) {
    return faultDataFrom(error);
  }
}

/** The fault of a value its column does not allow. */
export function notAllowed(input: string): FaultData {
  return faultDataFrom(inputNotAllowed({ input }));
}
