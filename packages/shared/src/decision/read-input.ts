import type { Environment, FeelContext, FeelValue } from '../expression/index.ts';
import type { FaultData } from '../fault/index.ts';
import { askInput, notAllowed, refusalOf } from './ask-input.ts';
import { allowedIn } from './rules/column-index.ts';
import type { IndexedInput } from './table-parts.ts';

/** The value of an input and the bucket of its column that it falls into, or why there is none. */
export function readInput(
  compiled: IndexedInput,
  scope: FeelContext,
  environment: Environment,
): { readonly value: FeelValue; readonly bucket: number } | { readonly fault: FaultData } {
  const asked = askInput(compiled, scope, environment);
  if ('fault' in asked) return asked;
  const { value } = asked;
  const bucket = compiled.index.bucketOf(value, environment.zone);
  const allowed = value === null || compiled.allowed === undefined || allowedIn(compiled.index, bucket);
  if (allowed === true) return { value, bucket };
  const input = compiled.input.id;
  const fault = allowed === false ? notAllowed(input) : refusalOf(allowed, { input, value }, scope, environment);
  return fault === undefined ? { value, bucket } : { fault };
}
