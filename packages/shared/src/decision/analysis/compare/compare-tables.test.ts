import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type FeelValue, literalOf } from '../../../expression/index.ts';
import { contains, type Decision } from '../../index.ts';
import { compareTables, type Difference, type Region } from '../index.ts';
import { deciderOf, holdersOf } from '../small-table.ts';
import { editedTables, everyInputAndStrange } from './edited-table.ts';

type Input = Readonly<Record<string, FeelValue>>;

function isIn(region: Region, input: Input): boolean {
  return Object.entries(region).every(([id, spans]) => contains(spans, input[id] ?? null));
}

/** What is decided, in words, whichever rules did. */
function wordsOf(decision: Decision | undefined): string {
  if (decision?.is === 'output') return [...decision.output].map(([name, value]) => `${name} ${literalOf(value)}`).join();
  return decision?.is === 'typeError' ? 'notAllowed' : (decision?.is ?? '');
}

function wordsToldOf(decided: Difference['before']): string {
  return decided.is === 'output'
    ? Object.entries(decided.values)
        .map(([name, value]) => `${name} ${value}`)
        .join()
    : decided.is;
}

describe('two tables are compared by what they decide', () => {
  test('exactly the inputs they decide differently are told, with what each decides', () => {
    fc.assert(
      fc.property(editedTables({ opaque: false }), ([before, after]) => {
        const { differences, more, incomplete } = compareTables(before, after, { limit: 1_000 });
        const [was, is] = [deciderOf(before), deciderOf(after)];
        const inputs = everyInputAndStrange(before);
        const changed = inputs.filter((input) => wordsOf(was(input)[0]) !== wordsOf(is(input)[0]));
        expect([more, incomplete]).toEqual([0, false]);
        expect(inputs.filter((input) => differences.some(({ region }) => isIn(region, input)))).toEqual(changed);
        for (const difference of differences) {
          for (const input of [...inputs.filter((each) => isIn(difference.region, each)), difference.example ?? {}])
            expect([wordsToldOf(difference.before), wordsToldOf(difference.after)]).toEqual([
              wordsOf(was(input)[0]),
              wordsOf(is(input)[0]),
            ]);
          if (difference.before.is !== 'notAllowed')
            expect(difference.before.rules).toEqual(holdersOf(before)(difference.example ?? {})[0]);
        }
      }),
      { numRuns: 400 },
    );
  });

  test('where cells can only be read when the table runs, what is told for sure holds, and nothing that may happen is left out', () => {
    fc.assert(
      fc.property(editedTables({ opaque: true }), ([before, after]) => {
        const { differences } = compareTables(before, after, { limit: 1_000 });
        const [was, is] = [deciderOf(before), deciderOf(after)];
        for (const input of everyInputAndStrange(before)) {
          const told = differences.filter(({ region }) => isIn(region, input));
          const differs = was(input).map((decision, index) => wordsOf(decision) !== wordsOf(is(input)[index]));
          if (told.some(({ possible }) => !possible)) expect(differs).not.toContain(false);
          if (told.length === 0) expect(differs).not.toContain(true);
        }
      }),
      { numRuns: 400 },
    );
  });
});
