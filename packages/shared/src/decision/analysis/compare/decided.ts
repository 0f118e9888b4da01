import { type FeelValue, literalOf, numberFrom } from '../../../expression/index.ts';
import type { Aggregation, DecisionTable } from '../../decision-table.ts';
import { sameOutcome } from '../space/outcome.ts';
import type { SideRow } from './joint-space.ts';

/**
 * What a table decides for some inputs, as far as it is known before it runs. `values` are its outputs as literals (a list of them
 * where the policy collects); what is computed from variables stands as its text, and `computed` names those outputs. `unknown`:
 * cells that cannot be read beforehand decide it. `notAllowed`: a column does not admit the input.
 */
export type Decided =
  | { readonly is: 'output'; readonly values: { readonly [output: string]: string }; readonly computed: readonly string[] }
  | { readonly is: 'noMatch' | 'conflict' | 'notAllowed' | 'unknown' };

/** What follows when exactly these rules may hold, in their order; those with opaque cells may or may not. */
export function decidedBy({ table, rows }: { readonly table: DecisionTable; readonly rows: readonly SideRow[] }): Decided {
  const sure = rows.filter(({ row }) => row.opaque.length === 0);
  const [first] = rows;
  if (first === undefined) return { is: 'noMatch' };
  const doubt = sure.length < rows.length;
  switch (table.hitPolicy) {
    case 'UNIQUE':
      if (sure.length > 1) return { is: 'conflict' };
      return doubt ? { is: 'unknown' } : single(table, first);
    case 'ANY': {
      const answers = new Set(sure.flatMap((one) => sure.map((other) => sameOutcome(one.outcome, other.outcome))));
      if (answers.has('no')) return { is: 'conflict' };
      return doubt || answers.has('maybe') ? { is: 'unknown' } : single(table, first);
    }
    case 'FIRST':
      return sure[0] === first ? single(table, first) : { is: 'unknown' };
    case 'PRIORITY': {
      const order = inTurn(rows);
      const [best] = order ?? [];
      return best !== undefined && best.row.opaque.length === 0 ? single(table, best) : { is: 'unknown' };
    }
    case 'OUTPUT ORDER': {
      const order = inTurn(rows);
      return doubt || order === undefined ? { is: 'unknown' } : several(table, order);
    }
    case 'RULE ORDER':
      return doubt ? { is: 'unknown' } : several(table, rows);
    case 'COLLECT':
      if (doubt) return { is: 'unknown' };
      return table.aggregation === undefined ? several(table, rows) : aggregated(table, rows, table.aggregation);
  }
}

/** Whether two tables decide the same: `maybe` when that depends on values that are only known when they run. */
export function sameDecision(left: Decided, right: Decided): 'yes' | 'no' | 'maybe' {
  if (left.is === 'unknown' || right.is === 'unknown') return 'maybe';
  if (left.is !== 'output' || right.is !== 'output') return left.is === right.is ? 'yes' : 'no';
  const names = new Set([...Object.keys(left.values), ...Object.keys(right.values)]);
  const differing = [...names].filter((name) => left.values[name] !== right.values[name]);
  if (differing.length === 0) return 'yes';
  const open = (name: string) =>
    left.values[name] !== undefined && right.values[name] !== undefined && [...left.computed, ...right.computed].includes(name);
  return differing.every(open) ? 'maybe' : 'no';
}

function single(table: DecisionTable, { outcome }: SideRow): Decided {
  const entries = table.outputs.map(({ name }, index) => [name, outcome[index]?.literal ?? outcome[index]?.text ?? ''] as const);
  const computed = table.outputs.flatMap(({ name }, index) => (outcome[index]?.literal === undefined ? [name] : []));
  return { is: 'output', values: Object.fromEntries(entries), computed };
}

/** The outputs of all rules, as lists in their order. */
function several(table: DecisionTable, rows: readonly SideRow[]): Decided {
  const lists = rows.map((row) => single(table, row)).filter((decided) => decided.is === 'output');
  return {
    is: 'output',
    values: Object.fromEntries(table.outputs.map(({ name }) => [name, `[${lists.map(({ values }) => values[name]).join(', ')}]`])),
    computed: [...new Set(lists.flatMap(({ computed }) => computed))],
  };
}

function aggregated(table: DecisionTable, rows: readonly SideRow[], aggregation: Aggregation): Decided {
  const lists = rows.map((row) => single(table, row)).filter((decided) => decided.is === 'output');
  const computed = aggregation === 'COUNT' ? [] : [...new Set(lists.flatMap((list) => list.computed))];
  const values = table.outputs.map(({ name }) => {
    const texts = lists.map((list) => list.values[name] ?? 'null');
    if (aggregation === 'COUNT') return [name, String(texts.length)];
    // The order of what is added up makes no difference.
    return [name, computed.includes(name) ? `${aggregation}(${texts.sort().join(', ')})` : literalOf(aggregate(texts, aggregation))];
  });
  return { is: 'output', values: Object.fromEntries(values), computed };
}

/** Sum, smallest or largest of the numbers among the literals; `null` when there is none. */
function aggregate(literals: readonly string[], aggregation: Exclude<Aggregation, 'COUNT'>): FeelValue {
  const [first, ...rest] = literals.filter((text) => /^-?\d+(\.\d+)?$/.test(text)).map(numberFrom);
  if (first === undefined) return null;
  if (aggregation === 'SUM') return rest.reduce((sum, value) => sum.plus(value), first);
  return rest.reduce((found, value) => ((aggregation === 'MIN' ? value.lt(found) : value.gt(found)) ? value : found), first);
}

/** The rows by priority; undefined when that of one is not known. */
function inTurn(rows: readonly SideRow[]): readonly SideRow[] | undefined {
  if (rows.some(({ turn }) => turn === undefined)) return undefined;
  return rows.toSorted((left, right) => (left.turn ?? 0) - (right.turn ?? 0));
}
