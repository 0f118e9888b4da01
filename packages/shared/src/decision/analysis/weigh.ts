import type { FeelValue } from '../../expression/index.ts';
import type { DecisionTable } from '../decision-table.ts';
import type { AnalysisOptions } from './analyse-table.ts';
import { hasAtom } from './diagram/atoms.ts';
import { type Box, boxHasPoint } from './diagram/box.ts';
import { clearBoxAround } from './diagram/clear-box.ts';
import type { Finding, TableAnalysis, Weight } from './finding.ts';
import { gapAt } from './gaps.ts';
import { atomOf } from './space/locate.ts';
import { boxOf } from './space/region.ts';
import type { Row } from './space/row.ts';
import { openReadings, type Space, spaceOf } from './space/space.ts';

/** An input a table has met: a value for each input column by its id (missing ones `null`), how often, and how much money in fen it was about in all. */
export type RecordedCase = {
  readonly inputs: { readonly [input: string]: FeelValue };
  readonly count?: number;
  readonly amountFen?: number;
};

/**
 * Tells of each finding how many recorded cases, and how much money, it concerns, and puts errors and warnings in the order of
 * that, hints after them. A case counts for every finding it falls into. Cases that no rule takes and no gap told yet shows bring
 * gaps of their own. Cases with values their column does not allow fall into nothing.
 */
export function weigh(
  analysis: TableAnalysis,
  table: DecisionTable,
  cases: readonly RecordedCase[],
  { readings = openReadings(), limit = 50 }: AnalysisOptions = {},
): TableAnalysis {
  const space = spaceOf(table, readings);
  const met = alikeTogether(cases.flatMap((recorded) => located(space, recorded) ?? []));
  const gaps = analysis.findings.flatMap(({ code, region }) => (code === 'decision.gap' ? [boxOf(space, region ?? {})] : []));
  const findings = [...analysis.findings, ...gapsFrom(space, met, { told: gaps, limit })];
  const weighed = findings.map((finding): Finding => {
    const concerns = concernOf(space, finding);
    return { ...finding, weight: sumOf(met.filter(concerns)) };
  });
  return { ...analysis, findings: weighed.sort(byWeight) };
}

/** A case by its place in the space: an atom for each column, undefined where the value is missing. */
type Met = Weight & { readonly point: readonly (number | undefined)[] };

/** Undefined when the case has a value that the table does not admit. */
function located({ columns }: Space, { inputs, count = 1, amountFen = 0 }: RecordedCase): Met | undefined {
  const point = columns.map((column) => atomOf(column, inputs[column.input.id] ?? null));
  const strange = columns.some(({ input }, index) => point[index] === undefined && (inputs[input.id] ?? null) !== null);
  return strange ? undefined : { point, count, amountFen };
}

/** Cases that no cell tells apart, as one. */
function alikeTogether(cases: readonly Met[]): Met[] {
  return [...Map.groupBy(cases, ({ point }) => point.join()).values()].flatMap((group) => {
    const [first] = group;
    return first === undefined ? [] : [{ ...first, ...sumOf(group) }];
  });
}

/** The gaps that the heaviest of the cases lie in, which no rule takes and no gap told yet shows, each as wide as it goes. */
function gapsFrom(space: Space, met: readonly Met[], { told, limit }: { told: readonly Box[]; limit: number }): Finding[] {
  const others = space.rows.map(({ box }) => box);
  const untaken = met.filter((one) => !one.point.includes(undefined) && !space.rows.some((row) => takes(row, one)));
  let left = untaken.filter(({ point }) => !told.some((box) => isInBox(box, point))).sort(heavier);
  const gaps: Finding[] = [];
  for (let [heaviest] = left; heaviest !== undefined && gaps.length < limit; [heaviest] = left) {
    const own = heaviest.point.map((atom = 0) => [atom, atom + 1]);
    const box = clearBoxAround(own, others, space.shares);
    gaps.push(gapAt(space, { box, own }, false));
    left = left.filter(({ point }) => !isInBox(box, point));
  }
  return gaps;
}

/** Which cases a finding concerns. */
function concernOf(space: Space, { code, region, rules, where }: Finding): (met: Met) => boolean {
  const rows = rules.flatMap((id) => space.rows.filter(({ rule }) => rule.id === id));
  switch (code) {
    case 'decision.gap': {
      const box = boxOf(space, region ?? {});
      return ({ point }) => isInBox(box, point);
    }
    case 'decision.overlap': {
      const [hub, ...others] = rows;
      return (met) => hub !== undefined && takes(hub, met) && others.some((row) => takes(row, met));
    }
    case 'decision.undecided-null': {
      const column = space.columns.findIndex(({ input }) => where.part === 'input' && input.id === where.input);
      return ({ point }) => column >= 0 && point[column] === undefined;
    }
    case 'decision.mergeable':
      return (met) => rows.some((row) => takes(row, met));
    case 'decision.empty-cell':
    case 'decision.value-not-allowed':
      return () => false;
    case 'decision.unreachable':
    case 'decision.subsumed':
    case 'decision.duplicate-rule':
      return (met) => rows[0] !== undefined && takes(rows[0], met);
  }
}

/** Whether a row takes the case, or may. */
function takes(row: Row, { point }: Met): boolean {
  return row.box.every((atoms, column) => {
    const atom = point[column];
    return atom === undefined ? row.onNull[column] === 'yes' || row.onNull[column] === 'opaque' : hasAtom(atoms, atom);
  });
}

function isInBox(box: Box, point: Met['point']): boolean {
  const whole = point.filter((atom) => atom !== undefined);
  return whole.length === point.length && boxHasPoint(box, whole);
}

function sumOf(cases: readonly Weight[]): Weight {
  return cases.reduce<Weight>((sum, { count, amountFen }) => ({ count: sum.count + count, amountFen: sum.amountFen + amountFen }), nothing);
}

const nothing: Weight = { count: 0, amountFen: 0 };

function heavier(left: Weight, right: Weight): number {
  return right.amountFen - left.amountFen || right.count - left.count;
}

/** Errors and warnings by the money and the cases they concern, hints after them alike. What weighs the same keeps its order. */
function byWeight(left: Finding, right: Finding): number {
  const hints = Number(left.severity === 'hint') - Number(right.severity === 'hint');
  return hints || heavier(left.weight ?? nothing, right.weight ?? nothing);
}
