import type { ColumnType } from '../decision-table.ts';

/** The column type for a DMN `typeRef`; types of a file's own, and lists, are `any`. */
export function columnTypeFrom(typeRef: string | undefined): ColumnType {
  const plain = (typeRef ?? '').replace(/^.*:/, '').toLowerCase();
  return columnTypes.get(plain) ?? 'any';
}

/** The DMN `typeRef` for a column; `money` is a type the file declares as a number. */
export function typeRefFrom(type: ColumnType): string | undefined {
  return typeRefs[type];
}

const columnTypes: ReadonlyMap<string, ColumnType> = new Map<string, ColumnType>([
  ['string', 'text'],
  ['number', 'number'],
  ['integer', 'number'],
  ['long', 'number'],
  ['double', 'number'],
  ['money', 'money'],
  ['boolean', 'boolean'],
  ['date', 'date'],
  ['time', 'time'],
  ['datetime', 'dateTime'],
  ['date and time', 'dateTime'],
  ['daytimeduration', 'duration'],
  ['days and time duration', 'duration'],
  ['yearmonthduration', 'duration'],
  ['years and months duration', 'duration'],
]);

const typeRefs: Readonly<Record<ColumnType, string | undefined>> = {
  text: 'string',
  number: 'number',
  money: 'money',
  boolean: 'boolean',
  date: 'date',
  time: 'time',
  dateTime: 'dateTime',
  duration: 'dayTimeDuration',
  any: undefined,
};
