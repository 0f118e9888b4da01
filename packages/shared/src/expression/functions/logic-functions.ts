import { anyType, booleanType } from '../feel-type.ts';
import { mismatch } from '../values/compare.ts';
import { spend } from '../values/meter.ts';
import { anything, contextAt, type FeelFunction, itemsOf, text, textAt } from './feel-function.ts';

/** FEEL's functions on yes and no, on contexts, and on whether a value is there at all. */
export const logicFunctions: readonly FeelFunction[] = [
  {
    name: 'not',
    parameters: [{ name: 'negand', kinds: ['boolean'] }],
    result: booleanType,
    run({ values, site }) {
      const value = values[0] ?? null;
      if (value === null) return null;
      return typeof value === 'boolean' ? !value : mismatch(site, value, 'boolean');
    },
  },
  /** Whether there is a value: a variable nobody set and a field a context lacks are `null`, and `null` is none. */
  { name: 'is defined', parameters: [anything('value')], result: booleanType, run: ({ values }) => (values[0] ?? null) !== null },
  {
    name: 'get value',
    parameters: [{ name: 'm', kinds: ['context'] }, text('key')],
    result: anyType,
    run: (args) => (args.values[0] === null ? null : (contextAt(args, 0).get(textAt(args, 1)) ?? null)),
  },
  {
    name: 'get entries',
    parameters: [{ name: 'm', kinds: ['context'] }],
    result: { kind: 'list', of: { kind: 'context', fields: { key: { kind: 'text' }, value: anyType } } },
    run(args) {
      const context = contextAt(args, 0);
      spend(args.site.meter, context.size);
      return [...context].map(
        ([key, value]) =>
          new Map([
            ['key', key],
            ['value', value],
          ]),
      );
    },
  },
  { name: 'all', parameters: [anything('list')], repeats: true, result: booleanType, run: (args) => decide(args, false) },
  { name: 'any', parameters: [anything('list')], repeats: true, result: booleanType, run: (args) => decide(args, true) },
];

function decide(args: Parameters<FeelFunction['run']>[0], deciding: boolean): boolean | null {
  let answer: boolean | null = !deciding;
  for (const item of itemsOf(args)) {
    if (item === deciding) return deciding;
    if (item === null) answer = null;
    else if (typeof item !== 'boolean') return mismatch(args.site, item, 'boolean');
  }
  return answer;
}
