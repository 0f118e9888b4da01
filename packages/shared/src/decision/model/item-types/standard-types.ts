import { anyType, booleanType, type FeelType, listOf, numberType, textType } from '../../../expression/index.ts';

/** The types every file may name without declaring them, in the spellings of all versions of the standard. */
export function standardType(typeRef: string): FeelType | undefined {
  return types.get(typeRef.replace(/^feel[:.]/, '').toLowerCase());
}

const seconds: FeelType = { kind: 'duration', unit: 'seconds' };
const months: FeelType = { kind: 'duration', unit: 'months' };

const types: ReadonlyMap<string, FeelType> = new Map<string, FeelType>([
  ['any', anyType],
  ['string', textType],
  ['number', numberType],
  ['integer', numberType],
  ['long', numberType],
  ['double', numberType],
  ['boolean', booleanType],
  ['date', { kind: 'date' }],
  ['time', { kind: 'time' }],
  ['datetime', { kind: 'dateTime' }],
  ['date and time', { kind: 'dateTime' }],
  ['daytimeduration', seconds],
  ['days and time duration', seconds],
  ['yearmonthduration', months],
  ['years and months duration', months],
  ['list', listOf()],
  ['context', { kind: 'context', fields: {}, open: true }],
  ['function', anyType],
]);
