import fc from 'fast-check';
import type { FeelValue } from '../../../expression/index.ts';
import type { DecisionTable, TableInput } from '../../index.ts';
import { everyInput, smallTables } from '../small-table.ts';

type Edit =
  | { readonly do: 'remove'; readonly place: number }
  | { readonly do: 'move'; readonly place: number }
  | { readonly do: 'output'; readonly place: number; readonly text: string }
  | { readonly do: 'cell'; readonly place: number; readonly column: number; readonly donor: number };

/** A small table, and the same after edits of an operator's: of cells, outputs, rules, the hit policy, what columns allow, a column gone. */
export function editedTables({
  opaque,
}: {
  readonly opaque: boolean;
}): fc.Arbitrary<readonly [before: DecisionTable, after: DecisionTable]> {
  return smallTables({ opaque }).chain((before) => {
    const place = fc.nat({ max: Math.max(0, before.rules.length - 1) });
    const edit: fc.Arbitrary<Edit> = fc.oneof(
      fc.record({ do: fc.constant('remove' as const), place }),
      fc.record({ do: fc.constant('move' as const), place }),
      fc.record({ do: fc.constant('output' as const), place, text: fc.constantFrom('"a"', '"b"', '"c"') }),
      fc.record({ do: fc.constant('cell' as const), place, column: fc.nat({ max: before.inputs.length - 1 }), donor: place }),
    );
    const rarely = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 3 });
    return fc
      .record({
        edits: fc.array(edit, { maxLength: 3 }),
        hitPolicy: rarely(fc.constantFrom('UNIQUE' as const, 'FIRST' as const, 'PRIORITY' as const, 'RULE ORDER' as const)),
        loosened: rarely(fc.constant(true)),
        narrower: rarely(fc.constant(true)),
      })
      .map(({ edits, hitPolicy = before.hitPolicy, loosened, narrower }) => {
        const columns = before.inputs.length - (narrower === true ? 1 : 0);
        const rules = edits.reduce(afterEdit, before.rules).map((rule) => ({ ...rule, when: rule.when.slice(0, columns) }));
        const inputs = before.inputs.slice(0, columns).map((input) => (loosened === true ? allowingMore(input) : input));
        return [before, { ...before, hitPolicy, inputs, rules }] as const;
      });
  });
}

/** Every input of a small table, and such as one of its columns does not allow. */
export function everyInputAndStrange(table: DecisionTable): readonly Readonly<Record<string, FeelValue>>[] {
  const strange: readonly [string, FeelValue][] = [
    ['kind', '车险'],
    ['onDay', { kind: 'date', days: 20_000 }],
  ];
  const own = strange.filter(([id]) => table.inputs.some((input) => input.id === id));
  return everyInput(table).flatMap((input) => [input, ...own.map(([id, value]) => ({ ...input, [id]: value }))]);
}

function afterEdit(rules: DecisionTable['rules'], edit: Edit): DecisionTable['rules'] {
  const rule = rules[edit.place];
  if (rule === undefined) return rules;
  const others = rules.toSpliced(edit.place, 1);
  if (edit.do === 'remove') return others;
  if (edit.do === 'move') return [...others, rule];
  // biome-ignore lint/suspicious/noThenProperty: a list of cells, never called
  if (edit.do === 'output') return rules.with(edit.place, { ...rule, then: [edit.text] });
  const cell = rules[edit.donor]?.when[edit.column] ?? '-';
  return rules.with(edit.place, { ...rule, when: rule.when.with(edit.column, cell) });
}

function allowingMore({ allowed, ...input }: TableInput): TableInput {
  return input.id === 'kind' && allowed !== undefined ? { ...input, allowed: [...allowed, '"车险"'] } : input;
}
