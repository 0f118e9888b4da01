import type { DecisionTable, TableInput, TableOutput, TableRule } from '../decision-table.ts';
import { type MatchedSide, matchInputs, matchOutputs } from './match-columns.ts';
import { matchRules, type RulePair, type SeenRule, saysTheSame } from './match-rules.ts';
import { movedRules } from './moved-rules.ts';
import { semanticText } from './semantic-text.ts';

type Change<T> = { readonly before: T; readonly after: T };

/** What became of a column. `used`: in how many rules the column that came or went says something. */
export type ColumnChange = { readonly side: 'inputs' | 'outputs'; readonly name: string; readonly label: string } & (
  | { readonly is: 'added' | 'removed'; readonly used: number }
  | { readonly is: 'changed'; readonly parts: readonly (Change<string> & { readonly part: ColumnPart })[] }
  | ({ readonly is: 'moved' } & Change<number>)
);
export type ColumnPart = 'name' | 'label' | 'expression' | 'type' | 'allowed';

/** What became of a rule; rows are counted from 0. `moved` is told only where the order of rules decides. */
export type RuleChange = { readonly rule: string } & (
  | { readonly is: 'added' | 'removed'; readonly row: number; readonly cells: readonly string[] }
  | { readonly is: 'changed'; readonly row: number; readonly cells: readonly CellChanged[] }
  | ({ readonly is: 'moved' } & Change<number>)
);
export type CellChanged = Change<string> & { readonly column: string; readonly label: string };

/** All that two tables differ in. Empty lists and nothing else: they decide alike. */
export type TableDifference = {
  readonly name?: Change<string>;
  readonly hitPolicy?: Change<string>;
  readonly columns: readonly ColumnChange[];
  readonly rules: readonly RuleChange[];
  /** Rules that stand elsewhere although their order decides nothing. */
  readonly reordered: number;
};

/**
 * What changed from one table to the other, in meaning: spaces, the order of inputs, and the order of rules where the hit policy does
 * not ask for it are no change.
 */
export function differenceOfTables(before: DecisionTable, after: DecisionTable): TableDifference {
  const [inputs, outputs] = [matchInputs(before, after), matchOutputs(before, after)];
  const seen = { before: seenRules(before, { inputs, outputs }, 'from'), after: seenRules(after, { inputs, outputs }, 'to') };
  const pairs = matchRules(seen.before, seen.after);
  const ordered = [before, after].some(({ hitPolicy }) => ['FIRST', 'RULE ORDER', 'OUTPUT ORDER'].includes(hitPolicy));
  const moved = movedRules(pairs);
  const heads = [
    ...inputs.both.map(({ after: { id, label } }) => ({ column: id, label: label || id })),
    ...outputs.both.map(({ after: { name } }) => ({ column: name, label: name })),
  ];
  const [old, now] = [policyOf(before), policyOf(after)];
  return {
    ...(before.name === after.name ? {} : { name: { before: before.name, after: after.name } }),
    ...(old === now ? {} : { hitPolicy: { before: old, after: now } }),
    columns: [...columnChanges({ before, after, inputs, outputs })],
    rules: [...ruleChanges(seen, pairs, heads), ...(ordered ? moved.map(moveOf) : [])],
    reordered: ordered ? 0 : moved.length,
  };
}

type Sides = { readonly inputs: MatchedSide<TableInput>; readonly outputs: MatchedSide<TableOutput> };

function seenRules(table: DecisionTable, { inputs, outputs }: Sides, place: 'from' | 'to'): readonly SeenRule[] {
  return table.rules.map((rule, row) => ({
    id: rule.id,
    row,
    cells: [
      ...inputs.both.map((column) => semanticText(rule.when[column[place]] ?? '-')),
      ...outputs.both.map((column) => semanticText(rule.then[column[place]] ?? '')),
    ],
  }));
}

function ruleChanges(
  seen: Change<readonly SeenRule[]>,
  pairs: readonly RulePair[],
  heads: readonly { readonly column: string; readonly label: string }[],
): readonly RuleChange[] {
  const [left, right] = [new Set(pairs.map(({ before }) => before)), new Set(pairs.map(({ after }) => after))];
  const alone =
    (is: 'added' | 'removed') =>
    ({ id, row, cells }: SeenRule) =>
      ({ is, rule: id, row, cells }) as const;
  const changed = pairs
    .filter((pair) => !saysTheSame(pair))
    .map(({ before, after }) => ({
      is: 'changed' as const,
      rule: after.id,
      row: after.row,
      cells: heads.flatMap((head, index) => {
        const [old = '', now = ''] = [before.cells[index], after.cells[index]];
        return old === now ? [] : [{ ...head, before: old, after: now }];
      }),
    }));
  return [
    ...seen.before.filter((rule) => !left.has(rule)).map(alone('removed')),
    ...seen.after.filter((rule) => !right.has(rule)).map(alone('added')),
    ...changed,
  ];
}

function moveOf({ before, after }: RulePair): RuleChange {
  return { is: 'moved', rule: after.id, before: before.row, after: after.row };
}

function columnChanges({ before, after, inputs, outputs }: Sides & Change<DecisionTable>): readonly ColumnChange[] {
  const ranked = [before, after].some(({ hitPolicy }) => hitPolicy === 'PRIORITY' || hitPolicy === 'OUTPUT ORDER');
  const inputChanges = sideChanges(inputs, {
    side: 'inputs',
    nameOf: ({ id, label }) => ({ name: id, label: label || id }),
    partsOf: ({ id, label, expression, type, allowed }) => ({
      name: id,
      label,
      expression: semanticText(expression),
      type,
      allowed: allowedOf(allowed),
    }),
    used: { added: usedIn(after.rules, 'when'), removed: usedIn(before.rules, 'when') },
  });
  const outputChanges = sideChanges(outputs, {
    side: 'outputs',
    nameOf: ({ name }) => ({ name, label: name }),
    partsOf: ({ name, type, allowed }) => ({ name, type, allowed: allowedOf(allowed) }),
    used: { added: usedIn(after.rules, 'then'), removed: usedIn(before.rules, 'then') },
  });
  const moves = ranked ? outputs.both.filter(({ from, to }) => from !== to) : [];
  return [
    ...inputChanges,
    ...outputChanges,
    ...moves.map(
      ({ after: { name }, from, to }) => ({ side: 'outputs', name, label: name, is: 'moved', before: from, after: to }) as const,
    ),
  ];
}

type SideReader<H> = {
  readonly side: 'inputs' | 'outputs';
  nameOf(head: H): { readonly name: string; readonly label: string };
  partsOf(head: H): Readonly<Partial<Record<ColumnPart, string>>>;
  readonly used: { readonly added: (index: number) => number; readonly removed: (index: number) => number };
};

const columnParts = ['name', 'label', 'expression', 'type', 'allowed'] as const;

function sideChanges<H>(matched: MatchedSide<H>, { side, nameOf, partsOf, used }: SideReader<H>): readonly ColumnChange[] {
  const alone = (is: 'added' | 'removed') =>
    matched[is].map(({ head, index }) => ({ side, ...nameOf(head), is, used: used[is](index) }) as const);
  const changed = matched.both.flatMap(({ before, after }) => {
    const [old, now] = [partsOf(before), partsOf(after)];
    const parts = columnParts.flatMap((part) =>
      old[part] === now[part] ? [] : [{ part, before: old[part] ?? '', after: now[part] ?? '' }],
    );
    return parts.length === 0 ? [] : [{ side, ...nameOf(after), is: 'changed', parts } as const];
  });
  return [...alone('removed'), ...alone('added'), ...changed];
}

function usedIn(rules: readonly TableRule[], cells: 'when' | 'then'): (index: number) => number {
  return (index) => rules.filter((rule) => !['', '-'].includes((rule[cells][index] ?? '').trim())).length;
}

function allowedOf(allowed: readonly string[] | undefined): string {
  return (allowed ?? []).map(semanticText).join(', ');
}

function policyOf({ hitPolicy, aggregation }: DecisionTable): string {
  return aggregation === undefined ? hitPolicy : `${hitPolicy} ${aggregation}`;
}
