import { type FeelContext, type FeelValue, isDecimal, literalOf, numberFrom } from '../expression/index.ts';
import type { Aggregation } from './decision-table.ts';
import type { Hit, TableParts } from './table-parts.ts';
import type { Decision, DecisionTrace } from './verdict.ts';

/** What follows from the rules that hold, by the table's hit policy. No rule is `noMatch` under every policy, COLLECT included. */
export function applyHitPolicy(parts: TableParts, hits: readonly Hit[], trace: DecisionTrace): Decision {
  const [first, ...others] = hits;
  if (first === undefined) return { is: 'noMatch', trace };
  const rules = hits.map((hit) => hit.rule);
  switch (parts.table.hitPolicy) {
    case 'UNIQUE':
      return others.length === 0 ? one(parts, first, trace) : { is: 'conflict', rules, trace };
    case 'ANY':
      return others.every((hit) => saysTheSame(hit, first))
        ? { is: 'output', output: outputOf(parts, first), rules, trace }
        : { is: 'conflict', rules, trace };
    case 'FIRST':
      return one(parts, first, trace);
    case 'PRIORITY':
      return one(parts, ranked(parts, hits)[0] ?? first, trace);
    case 'RULE ORDER':
      return { is: 'output', output: listsOf(parts, hits), rules, trace };
    case 'OUTPUT ORDER': {
      const order = ranked(parts, hits);
      return { is: 'output', output: listsOf(parts, order), rules: order.map((hit) => hit.rule), trace };
    }
    case 'COLLECT': {
      const { aggregation } = parts.table;
      return {
        is: 'output',
        output: aggregation === undefined ? listsOf(parts, hits) : aggregated(parts, hits, aggregation),
        rules,
        trace,
      };
    }
  }
}

function one(parts: TableParts, hit: Hit, trace: DecisionTrace): Decision {
  return { is: 'output', output: outputOf(parts, hit), rules: [hit.rule], trace };
}

function outputOf(parts: TableParts, hit: Hit): FeelContext {
  return new Map(parts.outputs.map(({ output }, index) => [output.name, hit.values[index] ?? null]));
}

function listsOf(parts: TableParts, hits: readonly Hit[]): FeelContext {
  return new Map(parts.outputs.map(({ output }, index) => [output.name, hits.map((hit) => hit.values[index] ?? null)]));
}

function saysTheSame(left: Hit, right: Hit): boolean {
  return left.values.every((value, index) => literalOf(value) === literalOf(right.values[index] ?? null));
}

/** The most important first: by the place of the first output among its allowed values, then of the second…, then by the rules' order. */
function ranked(parts: TableParts, hits: readonly Hit[]): Hit[] {
  const ranks = (hit: Hit) => parts.outputs.map(({ allowed }, index) => rankOf(allowed, hit.values[index] ?? null));
  return [...hits].sort((left, right) => {
    const [a, b] = [ranks(left), ranks(right)];
    const index = a.findIndex((rank, at) => rank !== b[at]);
    return (a[index] ?? 0) - (b[index] ?? 0);
  });
}

function rankOf(allowed: readonly string[], value: FeelValue): number {
  const rank = allowed.indexOf(literalOf(value));
  return rank < 0 ? allowed.length : rank;
}

function aggregated(parts: TableParts, hits: readonly Hit[], aggregation: Aggregation): FeelContext {
  return new Map(
    parts.outputs.map(({ output }, index) => [
      output.name,
      aggregate(
        hits.map((hit) => hit.values[index] ?? null),
        aggregation,
      ),
    ]),
  );
}

/** Sum, smallest or largest of the values that are there; `null` when none is. */
function aggregate(values: readonly FeelValue[], aggregation: Aggregation): FeelValue {
  if (aggregation === 'COUNT') return numberFrom(values.length);
  const numbers = values.filter(isDecimal);
  const [first, ...rest] = numbers;
  if (first === undefined) return null;
  if (aggregation === 'MIN') return rest.reduce((least, value) => (value.lt(least) ? value : least), first);
  if (aggregation === 'MAX') return rest.reduce((most, value) => (value.gt(most) ? value : most), first);
  return rest.reduce((sum, value) => sum.plus(value), first);
}
