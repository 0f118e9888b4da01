import { anyType, type FeelType, typeConforms } from '../feel-type.ts';
import { type Run, spend } from '../run/run.ts';
import { asMoney } from './exact.ts';
import {
  type FeelContext,
  type FeelFunction,
  type FeelList,
  type FeelValue,
  isContext,
  isDecimal,
  isList,
  isTagged,
} from './feel-value.ts';

/**
 * The value as one of the type, by the implicit conversions of DMN 1.5 (10.3.2.9.4): a value that conforms stays as it is, a list
 * of one item becomes the item, an item becomes a list of one, a date becomes midnight in UTC. `null` when nothing fits. Numbers
 * become amounts where the type is money, and amounts numbers. Spends the steps of the run, if one is given.
 */
export function conformTo(value: FeelValue, type: FeelType, run?: Run): FeelValue {
  if (value === null || type.kind === 'any') return value;
  if (isOf(value, type, run)) return isDecimal(value) ? asMoney(value, type.kind === 'money') : value;
  if (type.kind === 'list') return !isList(value) && isOf(value, type.of, run) ? [value] : null;
  if (isList(value)) return fromSingleton(value, type, run);
  if (type.kind === 'dateTime' && isTagged(value) && value.kind === 'date')
    return { kind: 'dateTime', days: value.days, nanos: 0, zone: 'Z' };
  return null;
}

function fromSingleton(list: FeelList, type: FeelType, run: Run | undefined): FeelValue {
  const [item = null] = list;
  return list.length === 1 && item !== null && isOf(item, type, run) ? conformTo(item, type, run) : null;
}

/** Whether the value is an instance of the type (DMN 1.5, 10.3.2.9.2). `null` is one of every type. Spends the steps of the run, if one is given. */
export function isOf(value: FeelValue, type: FeelType, run?: Run): boolean {
  if (run !== undefined) spend(run, 1);
  if (type.kind === 'any' || value === null) return true;
  switch (type.kind) {
    case 'text':
      return typeof value === 'string';
    case 'boolean':
      return typeof value === 'boolean';
    case 'number':
    case 'money':
      return isDecimal(value);
    case 'list':
      return isList(value) && value.every((item) => isOf(item, type.of, run));
    case 'context':
      return isContext(value) && hasFields(value, type.fields, run);
    default:
      return isTaggedAs(value, type, run);
  }
}

function hasFields(value: FeelContext, fields: Readonly<Record<string, FeelType>>, run: Run | undefined): boolean {
  return Object.entries(fields).every(([name, type]) => value.has(name) && isOf(value.get(name) ?? null, type, run));
}

/** Also what the kind alone does not tell: the unit of a duration, the ends of a range, the signature of a function. */
function isTaggedAs(value: FeelValue, type: FeelType, run: Run | undefined): boolean {
  if (!isTagged(value) || value.kind !== type.kind) return false;
  if (value.kind === 'duration') return type.kind === 'duration' && (type.unit === undefined || type.unit === value.unit);
  if (value.kind === 'range') return type.kind === 'range' && isOf(value.from, type.of, run) && isOf(value.to, type.of, run);
  return value.kind !== 'function' || typeConforms(typeOfFunction(value), type);
}

/** The type of a function as far as it was told. */
export function typeOfFunction({ parameters, result }: FeelFunction): FeelType {
  const types = parameters.map(({ name, type }) => ({ name, type: type ?? anyType }));
  return { kind: 'function', parameters: types, result: result ?? anyType };
}
