import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type FeelValue, literalOf } from '../../expression/index.ts';
import { contains, type Decision, type DecisionTable } from '../index.ts';
import { analyseTable, applyFix, type Finding, type FindingCode, type Region } from './index.ts';
import { deciderOf, everyInput, holdersOf, smallTables } from './small-table.ts';

type Input = Readonly<Record<string, FeelValue>>;

const runs = { numRuns: 500 };

function findingsOf(table: DecisionTable, ...codes: FindingCode[]): Finding[] {
  const { findings, incomplete, more } = analyseTable(table, { limit: 1_000 });
  expect([incomplete, more]).toEqual([false, {}]);
  return findings.filter(({ code }) => codes.includes(code));
}

function isIn(region: Region | undefined, input: Input): boolean {
  return Object.entries(region ?? {}).every(([id, spans]) => contains(spans, input[id] ?? null));
}

/** Pairs of rules as `r1 r2`, the lower number first. */
function pairsAmong(rules: readonly string[]): string[] {
  return rules.flatMap((left, index) => rules.slice(index + 1).map((right) => [left, right].sort().join(' ')));
}

/** The pairs a finding tells: a hub with each of the others, or duplicates with each other. */
function pairsTold({ code, rules }: Finding): string[] {
  const [hub = '', ...others] = rules;
  return code === 'decision.duplicate-rule' ? pairsAmong(rules) : others.map((other) => [hub, other].sort().join(' '));
}

function sorted(items: Iterable<string>): string[] {
  return [...new Set(items)].sort();
}

/** The rules that decide. */
function rulesOf(decision: Decision | undefined): readonly string[] {
  return decision?.is === 'output' ? decision.rules : [];
}

/** What is decided, without which rules did. */
function outcomeOf(decision: Decision): string {
  return decision.is === 'output' ? literalOf(decision.output) : decision.is;
}

/** What each rule of a table with constant outputs gives. */
function outputsOf(table: DecisionTable): Map<string, string> {
  return new Map(table.rules.map(({ id, then: [output = ''] }) => [id, output.slice(0, 3)]));
}

/** The text of an input cell. */
function cellAt(
  { inputs, rules }: DecisionTable,
  { rule, column }: { readonly rule: string; readonly column: string },
): string | undefined {
  return rules.find(({ id }) => id === rule)?.when[inputs.findIndex(({ id }) => id === column)];
}

/** Of rules with the same conditions those that another one of them comes before. */
function spareOf(table: DecisionTable, rules: readonly string[]): string[] {
  const outputs = outputsOf(table);
  const byNumber = rules.toSorted((left, right) => Number(left.slice(1)) - Number(right.slice(1)));
  const first = table.hitPolicy === 'FIRST' ? byNumber[0] : (byNumber.find((id) => outputs.get(id) === '"b"') ?? byNumber[0]);
  return rules.filter((id) => id !== first);
}

/** Output cells with something in each, as a part of a rule. */
function filledOutputs(cells: readonly string[]): Pick<DecisionTable['rules'][number], 'then'> {
  // biome-ignore lint/suspicious/noThenProperty: a list of cells, never called
  return { then: cells.map((cell) => (cell === '' ? '"a"' : cell)) };
}

describe('on tables small enough to try every input, the analysis finds exactly what trying finds', () => {
  test('the inputs without a rule', () => {
    fc.assert(
      fc.property(smallTables({ opaque: false }), (table) => {
        const gaps = findingsOf(table, 'decision.gap');
        const decide = deciderOf(table);
        const found = everyInput(table).filter((input) => gaps.some(({ region }) => isIn(region, input)));
        expect(found).toEqual(everyInput(table).filter((input) => decide(input)[0]?.is === 'noMatch'));
        for (const { example, region, possible } of gaps) {
          expect([possible, isIn(region, example ?? {}), decide(example ?? {})[0]?.is]).toEqual([undefined, true, 'noMatch']);
        }
      }),
      runs,
    );
  });

  test('the rules that take the same input, as far as the hit policy minds or they should be known', () => {
    fc.assert(
      fc.property(smallTables({ opaque: false }), (table) => {
        const told = findingsOf(table, 'decision.overlap', 'decision.duplicate-rule').filter(({ example }) => example !== undefined);
        const holders = holdersOf(table);
        const outputs = outputsOf(table);
        const minded = (pair: string) => table.hitPolicy !== 'ANY' || new Set(pair.split(' ').map((id) => outputs.get(id))).size > 1;
        const found = everyInput(table).flatMap((input) => pairsAmong(holders(input)[0] ?? []));
        expect(sorted(told.flatMap(pairsTold)).filter(minded)).toEqual(sorted(found).filter(minded));
        for (const { example, rules, code } of told) {
          expect(holders(example ?? {})[0]).toEqual(expect.arrayContaining(rules.slice(0, 2)));
          if (code === 'decision.overlap' && ['UNIQUE', 'ANY'].includes(table.hitPolicy))
            expect(deciderOf(table)(example ?? {})[0]).toMatchObject({ is: 'conflict' });
        }
      }),
      runs,
    );
  });

  test('the rules that never decide', () => {
    fc.assert(
      fc.property(smallTables({ opaque: false, policies: ['FIRST', 'PRIORITY'] }), (table) => {
        const told = findingsOf(table, 'decision.unreachable', 'decision.duplicate-rule').filter(({ example }) => example !== undefined);
        const [decide, holders] = [deciderOf(table), holdersOf(table)];
        const holding = new Set(everyInput(table).flatMap((input) => holders(input)[0] ?? []));
        const deciding = new Set(everyInput(table).flatMap((input) => rulesOf(decide(input)[0])));
        const hidden = told.flatMap(({ code, rules }) => (code === 'decision.unreachable' ? rules.slice(0, 1) : spareOf(table, rules)));
        expect(sorted(hidden)).toEqual(sorted([...holding].filter((id) => !deciding.has(id))));
        for (const { rules, code, example } of told) {
          if (code !== 'decision.unreachable') continue;
          const [row = '', ...hiders] = rules;
          expect(holders(example ?? {})[0]).toContain(row);
          const inputs = everyInput(table).filter((input) => holders(input)[0]?.includes(row));
          expect(
            inputs.filter(
              (input) => !hiders.includes(rulesOf(decide(input)[0])[0] ?? '') && !holders(input)[0]?.some((id) => hiders.includes(id)),
            ),
          ).toEqual([]);
        }
      }),
      runs,
    );
  });

  test('the rules that hold for no input', () => {
    fc.assert(
      fc.property(smallTables({ opaque: false }), (table) => {
        const told = findingsOf(table, 'decision.empty-cell');
        const holders = holdersOf(table);
        const holding = new Set(everyInput(table).flatMap((input) => holders(input)[0] ?? []));
        const forMissing = table.rules.filter(({ when }) => when.includes('null')).map(({ id }) => id);
        const never = table.rules.map(({ id }) => id).filter((id) => !holding.has(id) && !forMissing.includes(id));
        expect(sorted(told.flatMap(({ rules }) => rules)).filter((id) => !forMissing.includes(id))).toEqual(sorted(never));
        const cells = told.map(({ where }) => (where.part === 'cell' ? cellAt(table, where) : ''));
        expect(cells.filter((cell) => cell === 'null' || cell === '-')).toEqual([]);
      }),
      runs,
    );
  });
});

describe('what the analysis offers to mend', () => {
  test('leaves every decision as it is where it only tidies up', () => {
    fc.assert(
      fc.property(smallTables({ opaque: true }), (table) => {
        const tidying = findingsOf(
          table,
          'decision.mergeable',
          'decision.subsumed',
          'decision.empty-cell',
          'decision.value-not-allowed',
          'decision.duplicate-rule',
          'decision.unreachable',
        );
        for (const { fix, code } of tidying) {
          if (fix === undefined || fix.edits.some(({ edit }) => edit === 'move')) continue;
          if (table.hitPolicy === 'UNIQUE' && code === 'decision.duplicate-rule') continue;
          const [before, after] = [deciderOf(table), deciderOf(applyFix(table, fix))];
          const outcomes = (decide: typeof before) => everyInput(table).map((input) => decide(input).map(outcomeOf));
          expect(outcomes(after)).toEqual(outcomes(before));
        }
      }),
      runs,
    );
  });

  test('parts rules that overlap, covers gaps, and brings hidden rules to their turn', () => {
    fc.assert(
      fc.property(smallTables({ opaque: false }), (table) => {
        for (const { fix, code, example, rules } of findingsOf(table, 'decision.overlap', 'decision.gap', 'decision.unreachable')) {
          if (fix === undefined) continue;
          const mended = applyFix(table, fix);
          if (code === 'decision.gap') {
            const filled = { ...mended, rules: mended.rules.map((rule) => ({ ...rule, ...filledOutputs(rule.then) })) };
            expect(deciderOf(filled)(example ?? {})[0]).toMatchObject({ is: 'output' });
          } else if (code === 'decision.overlap') {
            const holders = holdersOf(mended);
            const [pair] = pairsAmong(rules);
            expect(everyInput(table).flatMap((input) => pairsAmong(holders(input)[0] ?? []))).not.toContain(pair);
            for (const rule of rules) expect(everyInput(table).some((input) => holders(input)[0]?.includes(rule))).toBe(true);
            const covered = (holding: typeof holders) => everyInput(table).map((input) => (holding(input)[0] ?? []).length > 0);
            expect(covered(holders)).toEqual(covered(holdersOf(table)));
          } else if (fix.edits.some(({ edit }) => edit === 'move')) {
            const decide = deciderOf(mended);
            expect(everyInput(table).some((input) => rulesOf(decide(input)[0]).includes(rules[0] ?? ''))).toBe(true);
          }
        }
      }),
      runs,
    );
  });
});

describe('where cells can only be read when the table runs', () => {
  test('what is told for sure holds whatever they turn out to be, and what may happen is told as possible', () => {
    fc.assert(
      fc.property(smallTables({ opaque: true }), (table) => {
        const gaps = findingsOf(table, 'decision.gap');
        const [decide, holders] = [deciderOf(table), holdersOf(table)];
        for (const input of everyInput(table)) {
          const uncovered = holders(input).map((rules) => rules.length === 0);
          const told = gaps.filter(({ region }) => isIn(region, input));
          if (told.some(({ possible }) => possible === undefined)) expect(uncovered).not.toContain(false);
          if (told.length === 0) expect(uncovered).not.toContain(true);
        }
        const overlaps = findingsOf(table, 'decision.overlap', 'decision.duplicate-rule');
        const toldPairs = sorted(overlaps.flatMap(pairsTold));
        for (const { example, rules, possible, code } of overlaps) {
          if (example === undefined || possible !== undefined || code !== 'decision.overlap') continue;
          for (const holding of holders(example)) expect(holding).toEqual(expect.arrayContaining(rules.slice(0, 2)));
        }
        if (table.hitPolicy !== 'ANY')
          for (const input of everyInput(table)) expect(toldPairs).toEqual(expect.arrayContaining(holders(input).flatMap(pairsAmong)));
        const hidden = findingsOf(table, 'decision.unreachable').flatMap(({ rules }) => rules.slice(0, 1));
        const deciding = everyInput(table).flatMap((input) => decide(input).flatMap(rulesOf));
        expect(hidden.filter((id) => deciding.includes(id))).toEqual([]);
      }),
      runs,
    );
  });

  test('a table that is only half written is analysed as far as it goes', () => {
    const halfWritten = fc.constantFrom('', '> ', '"x', '[1..', 'nobody(', '18', '-');
    const rows = fc.array(fc.tuple(fc.array(halfWritten, { maxLength: 3 }), fc.array(halfWritten, { maxLength: 2 })), { maxLength: 5 });
    fc.assert(
      fc.property(smallTables({ opaque: true }), rows, (table, more) => {
        const written = more.map(([when, results], index) => ({ ...filledOutputs(results), id: `n${index}`, when }));
        const rules = [...table.rules, ...written];
        const { unseen } = analyseTable({ ...table, rules });
        const misshapen = rules.filter(({ when, then: cells }) => when.length !== table.inputs.length || cells.length !== 1);
        expect(unseen).toHaveLength(misshapen.length);
      }),
      { numRuns: 200 },
    );
  });
});
