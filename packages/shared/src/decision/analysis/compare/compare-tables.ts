import type { Text } from '../../../text/index.ts';
import type { DecisionTable } from '../../decision-table.ts';
import type { AnalysisOptions } from '../analyse-table.ts';
import { type Box, boxHasPoint } from '../diagram/box.ts';
import { openDiagram } from '../diagram/diagram.ts';
import { regionsOf } from '../diagram/regions.ts';
import { shareOf } from '../diagram/shares.ts';
import { sweep } from '../diagram/sweep.ts';
import type { Example, Region } from '../finding.ts';
import { orderOfColumns } from '../space/column-order.ts';
import { atomOf } from '../space/locate.ts';
import { exampleOf, regionOf } from '../space/region.ts';
import { openReadings } from '../space/space.ts';
import type { Decided } from './decided.ts';
import { type Change, difference, differenceQuestion } from './difference-question.ts';
import { differenceWords, unseenWords } from './difference-words.ts';
import { type JointSpace, jointSpaceOf, type Side, shapedRules } from './joint-space.ts';

/**
 * Inputs for which two tables decide differently, all of them in the same way: what each makes of them, and the rules (by id) that
 * hold for the example. With `possible` they only may differ: that is known when the tables run. Regions and examples go by the ids
 * of the later table's columns; a column that only the earlier one has keeps its own.
 */
export type Difference = {
  readonly region: Region;
  readonly example?: Example;
  readonly before: Decided & { readonly rules: readonly string[] };
  readonly after: Decided & { readonly rules: readonly string[] };
  readonly possible: boolean;
  readonly message: Text;
  readonly share: number;
};

/** Where two tables differ, the largest first; `more` regions are not told. What was not looked at is told in `unseen`. */
export type TableComparison = {
  readonly differences: readonly Difference[];
  readonly more: number;
  readonly incomplete: boolean;
  readonly unseen: readonly Text[];
};

/**
 * Tells for which inputs two tables decide differently, exactly and without running them: rewritten cells, moved or merged rules
 * that change nothing are no difference. Columns go together by their expressions. Inputs with missing values are not compared.
 */
export function compareTables(before: DecisionTable, after: DecisionTable, options: AnalysisOptions = {}): TableComparison {
  const { readings = openReadings(), limit = 50, steps = 3_000_000 } = options;
  const joint = jointSpaceOf(before, after, readings);
  const order = orderOfColumns(joint.space);
  const inOrder = <T>(list: readonly T[]): T[] => order.flatMap((column) => list.slice(column, column + 1));
  const diagram = openDiagram(inOrder(joint.space.sizes));
  const budget = { left: steps };
  const { question, first, changes } = differenceQuestion(joint, order, budget);
  const { root } = sweep(diagram, question, first, budget);
  const back = (box: Box): Box => joint.space.columns.map(({ whole }, column) => box[order.indexOf(column)] ?? whole);
  const told = (limit: number, isWanted: (outcome: number) => boolean) => {
    const telling = { diagram, root, shares: inOrder(joint.space.shares), told: difference.same, limit, isWanted };
    const { regions, more } = regionsOf(telling, { left: Math.floor(steps / 4) });
    return { regions: regions.map(({ outcome, box, own }) => ({ outcome, box: back(box), own: back(own) })), more };
  };
  const isChange = (possible: boolean) => (outcome: number) => changes[outcome - difference.firstChange]?.possible === possible;
  const sure = told(limit, isChange(false));
  const maybe = told(limit - sure.regions.length, isChange(true));
  const differences = [...sure.regions, ...maybe.regions].flatMap(({ outcome, ...place }): Difference[] => {
    const change = changes[outcome - difference.firstChange];
    return change === undefined ? [] : [differenceAt(joint, change, place)];
  });
  const unseen = told(3, (outcome) => outcome === difference.unseen).regions.map(({ box }) =>
    unseenWords(joint.space, regionOf(joint.space, box)),
  );
  const misshapen = [before, after].flatMap(misshapenWords);
  return {
    differences: differences.sort((left, right) => Number(left.possible) - Number(right.possible) || right.share - left.share),
    more: sure.more + maybe.more,
    incomplete: unseen.length + misshapen.length > 0,
    unseen: [...unseen, ...misshapen],
  };
}

function differenceAt(
  joint: JointSpace,
  { before, after, possible }: Change,
  { box, own }: { readonly box: Box; readonly own: Box },
): Difference {
  const region = regionOf(joint.space, box);
  const example = exampleOf(joint.space, own);
  const point = joint.space.columns.map((column, index) => atomOf(column, example?.[column.input.id] ?? null) ?? own[index]?.[0] ?? 0);
  return {
    region,
    ...(example === undefined ? {} : { example }),
    before: { ...before, rules: holdersAt(joint.before, point) },
    after: { ...after, rules: holdersAt(joint.after, point) },
    possible,
    message: differenceWords(joint.space, { region, example, before, after, possible }),
    share: shareOf(box, joint.space.shares),
  };
}

/** The rules that hold at a point, or may. */
function holdersAt({ rows }: Side, point: readonly number[]): string[] {
  return rows.flatMap(({ row, id }) => (boxHasPoint(row.box, point) ? [id] : []));
}

function misshapenWords(table: DecisionTable): Text[] {
  const shaped = new Set(shapedRules(table).map(({ number }) => number));
  return table.rules.flatMap((_, index) => (shaped.has(index + 1) ? [] : [misshapen(index + 1)]));
}

function misshapen(number: number): Text {
  return {
    zh: `规则 ${number} 的单元格数与列数不符，未作比较。`,
    en: `Rule ${number} has not as many cells as there are columns and was not compared.`,
  };
}
