import type { Text } from '../text/index.ts';

/** What a FEEL expression can be told about a value before it runs. Every type admits `null`; `any` is checked when it runs. */
export type FeelType =
  | { readonly kind: 'text' | 'number' | 'money' | 'boolean' | 'date' | 'time' | 'dateTime' | 'duration' | 'any' }
  | { readonly kind: 'list'; readonly of: FeelType }
  | { readonly kind: 'context'; readonly fields: Readonly<Record<string, FeelType>>; readonly open?: boolean };

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

/** Whether two values of these types may be compared or stand in for each other; `any` always may. Money and number are both exact decimals. */
export function typesAgree(left: FeelType, right: FeelType): boolean {
  return left.kind === 'any' || right.kind === 'any' || familyOf(left.kind) === familyOf(right.kind);
}

/** The type that covers both: what `if` gives when its branches differ, or what a list holds. */
export function commonType(left: FeelType, right: FeelType): FeelType {
  if (left.kind === 'list' && right.kind === 'list') return listOf(commonType(left.of, right.of));
  if (left.kind === 'context' || right.kind === 'context') return left === right ? left : anyType;
  if (left.kind === right.kind) return left;
  return familyOf(left.kind) === familyOf(right.kind) ? moneyType : anyType;
}

/** The field's type in a context, `any` where the context is open or unknown, undefined where there can be no such field. */
export function fieldOf(type: FeelType, name: string): FeelType | undefined {
  if (type.kind === 'any') return anyType;
  if (type.kind !== 'context') return undefined;
  if (Object.hasOwn(type.fields, name)) return type.fields[name];
  return type.open === true ? anyType : undefined;
}

/** How a kind of value is called in a sentence to an author. */
export function nameOfKind(kind: FeelTypeKind | 'null' | 'range'): Text {
  return kindNames[kind];
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
  null: { zh: '空值', en: 'nothing' },
} as const;
