import { anyType, type FeelType, typeConforms } from '../feel-type.ts';
import { asMoney } from './exact.ts';
import { type FeelContext, type FeelFunction, type FeelValue, isContext, isDecimal, isList, kindOf } from './feel-value.ts';
import { spend } from './meter.ts';
import type { Run } from './run.ts';

/**
 * The value as one of the type, by the implicit conversions of DMN 1.5 (10.3.2.9.4): a value that conforms stays as it is, a list
 * of one item becomes the item, an item becomes a list of one, a date becomes midnight in UTC. `null` when nothing fits. Numbers
 * become amounts where the type is money, and amounts numbers. Spends the steps of the run, if one is given.
 */
export function conformTo(value: FeelValue, type: FeelType, run?: Run): FeelValue {
  if (value === null || type.kind === 'any') return value;
  if (isOf(value, type, run)) return isDecimal(value) ? asMoney(value, type.kind === 'money') : value;
  if (type.kind === 'list') return !isList(value) && isOf(value, type.of, run) ? [value] : null;
  const item = isList(value) ? value[0] : undefined;
  if (isList(value))
    return value.length === 1 && item !== undefined && item !== null && isOf(item, type, run) ? conformTo(item, type) : null;
  if (type.kind === 'dateTime' && !isContext(value) && typeof value === 'object' && !isDecimal(value) && value.kind === 'date')
    return { kind: 'dateTime', days: value.days, nanos: 0, zone: 'Z' };
  return null;
}

/** Whether the value is an instance of the type; `null` is one of every type but is never asked at the top. Spends the steps of the run. */
export function isOf(value: FeelValue, type: FeelType, run?: Run): boolean {
  if (run !== undefined) spend(run, 1);
  if (type.kind === 'any' || value === null) return true;
  switch (type.kind) {
    case 'number':
    case 'money':
      return isDecimal(value);
    case 'list':
      return isList(value) && value.every((item) => isOf(item, type.of, run));
    case 'context':
      return isContext(value) && hasFields(value, type.fields, run);
    default:
      return kindOf(value) === type.kind && isSuch(value, type, run);
  }
}

function hasFields(value: FeelContext, fields: Readonly<Record<string, FeelType>>, run: Run | undefined): boolean {
  return Object.entries(fields).every(([name, type]) => value.has(name) && isOf(value.get(name) ?? null, type, run));
}

/** What the kind alone does not tell: the unit of a duration, the ends of a range, the signature of a function. */
function isSuch(value: FeelValue, type: FeelType, run: Run | undefined): boolean {
  if (value === null || typeof value !== 'object' || isDecimal(value) || isList(value) || isContext(value)) return true;
  if (value.kind === 'duration') return type.kind !== 'duration' || type.unit === undefined || type.unit === value.unit;
  if (value.kind === 'range') return type.kind !== 'range' || (isOf(value.from, type.of, run) && isOf(value.to, type.of, run));
  return value.kind !== 'function' || typeConforms(typeOfFunction(value), type);
}

/** The type of a function as far as it was told. */
export function typeOfFunction({ parameters, result }: FeelFunction): FeelType {
  const types = parameters.map(({ name, type }) => ({ name, type: type ?? anyType }));
  return { kind: 'function', parameters: types, result: result ?? anyType };
}
