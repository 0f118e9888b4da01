import { type FeelContext, type FeelType, type FeelValue, isList, listOf, literalOf } from '../../../expression/index.ts';
import { faultDataFrom } from '../../../fault/index.ts';
import type { Aggregation, HitPolicy } from '../../decision-table.ts';
import type { BoxedTable } from '../boxed.ts';
import { type Evaluation, type Names, note, type Outcome, type Piece, valueOfPiece } from '../boxes/piece.ts';
import { expressionOf, held, textPiece, type Workshop } from '../boxes/workshop.ts';
import { tableUndecided } from '../model-fault.ts';
import type { ModelVerdict } from '../model-verdict.ts';

/** A rule that holds, with the values of its outputs. */
export type Hit = { readonly rule: string; readonly values: readonly FeelValue[] };

/** The output side of a table: its policy, what its columns are called, which of their values come first, and what it falls back on. */
export type OutputColumns = {
  readonly hitPolicy: HitPolicy;
  readonly outputs: readonly { readonly name: string; readonly ranked: Piece; readonly fallback: Piece | undefined }[];
  readonly aggregate: ((values: readonly FeelValue[], evaluation: Evaluation) => FeelValue) | undefined;
};

type Around = { readonly scope: FeelContext; readonly evaluation: Evaluation };

/** Compiles the heads of the output columns. */
export function compileOutputs(table: BoxedTable, names: Names, workshop: Workshop): OutputColumns {
  return {
    hitPolicy: table.hitPolicy,
    outputs: table.outputs.map(({ name, typeRef, values, fallback }, index) => ({
      name: name ?? `output${index + 1}`,
      ranked: textPiece(isRanked(table.hitPolicy) ? `[${values ?? ''}]` : '', names, workshop),
      fallback: fallback === undefined ? undefined : held(textPiece(fallback, names, workshop), typeRef, workshop),
    })),
    aggregate: table.hitPolicy === 'COLLECT' && table.aggregation !== undefined ? aggregator(table.aggregation, workshop) : undefined,
  };
}

/** What follows from the rules that hold, by the table's policy (DMN 1.5, 8.2.10 and 8.2.11). */
export function answerHits(columns: OutputColumns, hits: readonly Hit[], around: Around): Outcome {
  const [first, ...others] = hits;
  if (first === undefined) return fallenBack(columns, around);
  const rules = hits.map(({ rule }) => rule);
  switch (columns.hitPolicy) {
    case 'UNIQUE':
      return others.length === 0 ? output(columns, [first]) : conflict(rules, around);
    case 'ANY':
      return others.every((hit) => saysTheSame(hit, first)) ? { ...output(columns, [first], rules) } : conflict(rules, around);
    case 'FIRST':
      return output(columns, [first]);
    case 'PRIORITY':
      return output(columns, [ranked(columns, hits, around)[0] ?? first]);
    case 'OUTPUT ORDER':
      return list(columns, ranked(columns, hits, around));
    case 'RULE ORDER':
      return list(columns, hits);
    case 'COLLECT':
      return columns.aggregate === undefined ? list(columns, hits) : collected(columns, columns.aggregate, { hits, around });
  }
}

function output(columns: OutputColumns, [hit]: readonly [Hit], rules: readonly string[] = [hit.rule]): Outcome {
  return told(valueOfRow(columns, hit.values), rules);
}

function list(columns: OutputColumns, hits: readonly Hit[]): Outcome {
  return told(
    hits.map(({ values }) => valueOfRow(columns, values)),
    hits.map(({ rule }) => rule),
  );
}

function collected(
  columns: OutputColumns,
  aggregate: NonNullable<OutputColumns['aggregate']>,
  { hits, around }: { readonly hits: readonly Hit[]; readonly around: Around },
): Outcome {
  const totals = columns.outputs.map((_, index) =>
    aggregate(
      hits.map(({ values }) => values[index] ?? null),
      around.evaluation,
    ),
  );
  return told(
    valueOfRow(columns, totals),
    hits.map(({ rule }) => rule),
  );
}

function told(value: FeelValue, rules: readonly string[]): Outcome {
  return { value, verdict: { is: 'output', value, rules } };
}

/** One output is worth itself, several are a context. */
function valueOfRow({ outputs }: OutputColumns, values: readonly FeelValue[]): FeelValue {
  return outputs.length === 1 ? (values[0] ?? null) : new Map(outputs.map(({ name }, index) => [name, values[index] ?? null]));
}

function fallenBack(columns: OutputColumns, { scope, evaluation }: Around): Outcome {
  if (columns.outputs.every(({ fallback }) => fallback === undefined)) return { value: null, verdict: { is: 'noMatch' } };
  const values = columns.outputs.map(({ fallback }) => (fallback === undefined ? null : valueOfPiece(fallback, scope, evaluation)));
  return told(valueOfRow(columns, values), []);
}

function conflict(rules: readonly string[], { evaluation }: Around): Outcome {
  const verdict: ModelVerdict = { is: 'conflict', rules };
  note(evaluation, faultDataFrom(tableUndecided({ verdict: verdict.is })));
  return { value: null, verdict };
}

function saysTheSame(left: Hit, right: Hit): boolean {
  return left.values.every((value, index) => literalOf(value) === literalOf(right.values[index] ?? null));
}

/** The most important first: by the place of the first output among its values, then of the second…, then by the rules' order. */
function ranked({ outputs }: OutputColumns, hits: readonly Hit[], { scope, evaluation }: Around): readonly Hit[] {
  const orders = outputs.map(({ ranked: values }) => {
    const order = valueOfPiece(values, scope, evaluation);
    return isList(order) ? order.map(literalOf) : [];
  });
  const ranks = hits.map((hit) => ({ hit, rank: orders.map((order, index) => placeIn(order, hit.values[index] ?? null)) }));
  ranks.sort((left, right) => {
    const index = left.rank.findIndex((place, at) => place !== right.rank[at]);
    return (left.rank[index] ?? 0) - (right.rank[index] ?? 0);
  });
  return ranks.map(({ hit }) => hit);
}

function placeIn(order: readonly string[], value: FeelValue): number {
  const place = order.indexOf(literalOf(value));
  return place < 0 ? order.length : place;
}

function isRanked(policy: HitPolicy): boolean {
  return policy === 'PRIORITY' || policy === 'OUTPUT ORDER';
}

/** The language's own functions add up, count and compare. */
function aggregator(aggregation: Aggregation, workshop: Workshop): OutputColumns['aggregate'] {
  const list: FeelType = listOf();
  const expression = expressionOf(`${functions[aggregation]}(__outputs)`, { __outputs: list }, workshop);
  return (values, { run }) => expression?.evaluateIn(new Map([['__outputs', values]]), run) ?? null;
}

const functions = { SUM: 'sum', MIN: 'min', MAX: 'max', COUNT: 'count' } as const;
