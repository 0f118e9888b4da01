import { booleanType } from '../feel-type.ts';
import { mismatch } from '../values/compare.ts';
import { areIdentical } from '../values/identity.ts';
import { type BuiltIn, binary, builtIn, unary } from './built-in.ts';
import { anything } from './parameters.ts';

/** FEEL's functions on yes and no, and on whether a value is there at all. */
export const logicFunctions: readonly BuiltIn[] = [
  builtIn(
    'not',
    { zh: '相反：真变假，假变真。', en: 'The opposite of true or false.' },
    unary(anything('negand'), booleanType, (value, { run, site }) => {
      if (value === null) return null;
      return typeof value === 'boolean' ? !value : mismatch(run, site, value, 'boolean');
    }),
  ),
  /** A variable nobody set and a field a context lacks are `null`, and `null` is none. */
  builtIn(
    'is defined',
    { zh: '是否有值。', en: 'Whether there is a value.' },
    unary(anything('value'), booleanType, (value) => value !== null),
  ),
  builtIn(
    'is',
    { zh: '两个值是否完全相同，包括类型和时区。', en: 'Whether two values are the same in every respect, kinds and zones included.' },
    binary([anything('value1'), anything('value2')], booleanType, (left, right, { run }) => areIdentical({ left, right }, run)),
  ),
];
