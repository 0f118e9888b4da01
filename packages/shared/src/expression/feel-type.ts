import type { Text } from '../text/index.ts';

/** What a FEEL expression can be told about a value before it runs. Every type admits `null`; `any` is checked when it runs. */
export type FeelType =
  | { readonly kind: 'text' | 'number' | 'money' | 'boolean' | 'date' | 'time' | 'dateTime' | 'any' | 'null' }
  /** Without a unit: either of months and years, or of days and times. */
  | { readonly kind: 'duration'; readonly unit?: 'months' | 'seconds' }
  | { readonly kind: 'list'; readonly of: FeelType }
  | { readonly kind: 'range'; readonly of: FeelType }
  | { readonly kind: 'context'; readonly fields: Readonly<Record<string, FeelType>>; readonly open?: boolean }
  | { readonly kind: 'function'; readonly parameters: readonly ParameterType[]; readonly result: FeelType };

/** A parameter of a function's type; one without a name can only be given by its place. */
export type ParameterType = { readonly name?: string; readonly type: FeelType };

export type FeelTypeKind = FeelType['kind'];

export const anyType: FeelType = { kind: 'any' };
export const textType: FeelType = { kind: 'text' };
export const numberType: FeelType = { kind: 'number' };
export const moneyType: FeelType = { kind: 'money' };
export const booleanType: FeelType = { kind: 'boolean' };

/** A list of the given items; of anything, unless told. */
export function listOf(of: FeelType = anyType): FeelType {
  return { kind: 'list', of };
}

/**
 * Whether two values of these types may be compared or stand in for each other; `any` always may. Money and number are both exact
 * decimals; durations of months and of days do not go together.
 */
export function typesAgree(left: FeelType, right: FeelType): boolean {
  if (isUnknown(left) || isUnknown(right)) return true;
  if (left.kind === 'duration' && right.kind === 'duration')
    return left.unit === undefined || right.unit === undefined || left.unit === right.unit;
  return familyOf(left.kind) === familyOf(right.kind);
}

/** Whether nothing is known of a value but what it turns out to be: of any type, or nothing. */
export function isUnknown(type: FeelType): boolean {
  return type.kind === 'any' || type.kind === 'null';
}

/**
 * Whether every value of the one type is a value of the other (DMN 1.5, 10.3.2.9.2): lists and ranges by what they hold, contexts
 * by their fields, functions by wider parameters and a narrower result. `null` conforms to every type, every type to `any`.
 */
export function typeConforms(type: FeelType, wanted: FeelType): boolean {
  if (wanted.kind === 'any' || type.kind === 'null') return true;
  if (type.kind === 'list') return wanted.kind === 'list' && typeConforms(type.of, wanted.of);
  if (type.kind === 'range') return wanted.kind === 'range' && typeConforms(type.of, wanted.of);
  if (type.kind === 'duration') return wanted.kind === 'duration' && (wanted.unit === undefined || wanted.unit === type.unit);
  if (type.kind === 'context') return wanted.kind === 'context' && fieldsConform(type, wanted.fields);
  if (type.kind !== 'function') return familyOf(type.kind) === familyOf(wanted.kind);
  if (wanted.kind !== 'function' || type.parameters.length !== wanted.parameters.length) return false;
  const takes = wanted.parameters.every((parameter, index) => typeConforms(parameter.type, type.parameters[index]?.type ?? anyType));
  return takes && typeConforms(type.result, wanted.result);
}

/** The type that covers both: what `if` gives when its branches differ, or what a list holds. Contexts together have all fields of either. */
export function commonType(left: FeelType, right: FeelType): FeelType {
  if (left === right || right.kind === 'null') return left;
  if (left.kind === 'null') return right;
  if (left.kind === 'list' && right.kind === 'list') return listOf(commonType(left.of, right.of));
  if (left.kind === 'range' && right.kind === 'range') return { kind: 'range', of: commonType(left.of, right.of) };
  if (left.kind === 'context' && right.kind === 'context') return commonContext(left, right);
  if (left.kind === 'duration' && right.kind === 'duration') return left.unit === right.unit ? left : { kind: 'duration' };
  if (left.kind === 'function' || right.kind === 'function') return anyType;
  if (left.kind === right.kind) return left;
  return familyOf(left.kind) === familyOf(right.kind) ? moneyType : anyType;
}

type ContextType = Extract<FeelType, { kind: 'context' }>;

/** All fields of either, as far as anybody could read them; beyond that, whatever fields there are. */
function commonContext(left: ContextType, right: ContextType): FeelType {
  const added = Object.entries(right.fields).filter(([name, type]) => left.fields[name] !== type);
  const open = left.open === true || right.open === true;
  if (added.length === 0 && open === (left.open === true)) return left;
  if (Object.keys(left.fields).length + added.length > mostFields) return { kind: 'context', fields: left.fields, open: true };
  const fields: Record<string, FeelType> = Object.assign(Object.create(null), left.fields);
  for (const [name, type] of added) fields[name] = Object.hasOwn(left.fields, name) ? commonType(left.fields[name] ?? type, type) : type;
  return open ? { kind: 'context', fields, open } : { kind: 'context', fields };
}

const mostFields = 200;

/** The field's type in a context, `any` where the context is open or unknown, undefined where there can be no such field. */
export function fieldOf(type: FeelType, name: string): FeelType | undefined {
  if (type.kind === 'any') return anyType;
  if (type.kind !== 'context') return undefined;
  if (Object.hasOwn(type.fields, name)) return type.fields[name];
  return type.open === true ? anyType : undefined;
}

/** How a kind of value is called in a sentence to an author. */
export function nameOfKind(kind: FeelTypeKind): Text {
  return kindNames[kind];
}

function fieldsConform(type: FeelType, wanted: Readonly<Record<string, FeelType>>): boolean {
  return Object.entries(wanted).every(([name, field]) => {
    const own = type.kind === 'context' && Object.hasOwn(type.fields, name) ? type.fields[name] : undefined;
    return own !== undefined && typeConforms(own, field);
  });
}

function familyOf(kind: FeelTypeKind): string {
  return kind === 'money' ? 'number' : kind;
}

const kindNames = {
  text: { zh: '文字', en: 'text' },
  number: { zh: '数字', en: 'a number' },
  money: { zh: '金额', en: 'an amount of money' },
  boolean: { zh: '是/否', en: 'yes or no' },
  date: { zh: '日期', en: 'a date' },
  time: { zh: '时间', en: 'a time' },
  dateTime: { zh: '日期时间', en: 'a date and time' },
  duration: { zh: '时长', en: 'a duration' },
  any: { zh: '任意值', en: 'anything' },
  list: { zh: '列表', en: 'a list' },
  context: { zh: '对象', en: 'an object' },
  range: { zh: '区间', en: 'a range' },
  function: { zh: '函数', en: 'a function' },
  null: { zh: '空值', en: 'nothing' },
} as const;
