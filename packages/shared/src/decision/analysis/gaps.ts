import type { Language, Text } from '../../text/index.ts';
import { everything } from '../cells/index.ts';
import { type Box, boxesMeet } from './diagram/box.ts';
import { coverage, coverageQuestion } from './diagram/coverage.ts';
import { openDiagram } from './diagram/diagram.ts';
import { regionsOf } from './diagram/regions.ts';
import { shareOf } from './diagram/shares.ts';
import { type Steps, sweep } from './diagram/sweep.ts';
import type { Example, Finding, Findings, Region } from './finding.ts';
import { orderOfColumns } from './space/column-order.ts';
import { exampleOf, isUnlikelyBox, regionOf } from './space/region.ts';
import type { Space } from './space/space.ts';
import type { TableFix } from './table-fix.ts';
import { cellTextOf } from './words/cell-text.ts';
import { allowedWords, opaqueWords } from './words/opacity-words.ts';
import { exampleWords, regionWords } from './words/region-words.ts';
import { inBoth } from './words/value-words.ts';

/** The inputs that no rule covers, in few large regions, the largest first. */
export function gapsOf(space: Space, limit: number, steps: Steps): Findings {
  const order = orderOfColumns(space);
  const inOrder = <T>(list: readonly T[]): T[] => order.flatMap((column) => list.slice(column, column + 1));
  const sizes = inOrder(space.sizes);
  if (sizes.includes(0)) return { findings: [] };
  const areas = space.rows.map(({ box, opaque }) => ({ atoms: inOrder(box), sure: opaque.length === 0 }));
  const { question, first } = coverageQuestion(areas, sizes);
  const diagram = openDiagram(sizes);
  const forTelling = Math.floor(steps.left / 4);
  const { root } = sweep(diagram, question, first, steps);
  const told = (outcome: number, limit: number) => {
    const isWanted = (each: number) => each === outcome;
    const telling = { diagram, root, shares: inOrder(space.shares), isWanted, told: coverage.covered, limit };
    const { regions, more } = regionsOf(telling, { left: forTelling });
    const back = (box: Box): Box => space.columns.map(({ whole }, column) => box[order.indexOf(column)] ?? whole);
    return { gaps: regions.map(({ box, own }): Gap => ({ box: back(box), own: back(own) })), more };
  };
  const none = told(coverage.none, limit);
  const maybe = told(coverage.maybe, limit - none.gaps.length);
  return {
    findings: [...none.gaps.map((gap) => gapAt(space, gap, false)), ...maybe.gaps.map((gap) => gapAt(space, gap, true))],
    more: none.more + maybe.more,
    unseen: told(coverage.unseen, mostUnseen).gaps.map(({ box }) => unseenWords(space, regionOf(space, box))),
  };
}

/** Of what was not looked at only the largest parts are told. */
const mostUnseen = 3;

/** A box without a rule, and a part of it to take the example from, in which no gap told before lies. */
export type Gap = { readonly box: Box; readonly own: Box };

/** One gap. When rows with opaque cells may be there, or it is not known which values a column allows, it is only a possible one. */
export function gapAt(space: Space, { box, own }: Gap, maybe: boolean): Finding {
  const region = regionOf(space, box);
  const example = exampleOf(space, own);
  const unclear = space.columns.filter((column) => column.unclear !== undefined);
  const there = maybe ? space.rows.filter((row) => row.opaque.length > 0 && boxesMeet(row.box, box)) : [];
  const possible = there.length > 0 ? opaqueWords(space, there) : unclear.length > 0 ? allowedWords(unclear) : undefined;
  const meant = possible === undefined && !isUnlikelyBox(space, box);
  return {
    code: 'decision.gap',
    severity: meant ? 'warning' : 'hint',
    where: { part: 'table' },
    message: inBoth((language) => gapWords(space, { region, example, possible: possible !== undefined }, language)),
    rules: there.map(({ rule }) => rule.id),
    ...(possible === undefined ? {} : { possible }),
    region,
    ...(example === undefined ? {} : { example }),
    ...(meant ? { fix: ruleFor(space, region) } : {}),
    share: shareOf(box, space.shares),
  };
}

type GapWords = { readonly region: Region; readonly example: Example | undefined; readonly possible: boolean };

function gapWords(space: Space, { region, example, possible }: GapWords, language: Language): string {
  const where = regionWords(space, region, language);
  const lead = example === undefined ? where : exampleWords(space, { example, region }, language);
  const known = example === undefined || Object.keys(region).length === 0;
  if (language === 'zh') return `${lead}：${possible ? '可能没有规则' : '没有规则'}。${known ? '' : `凡${where}，都是如此。`}`;
  return `${lead}: ${possible ? 'perhaps no rule' : 'no rule'}.${known ? '' : ` The same goes for every input with ${where}.`}`;
}

/** A rule for what is not covered; its outputs are left to the operator. */
function ruleFor({ table }: Space, region: Region): TableFix {
  const when = table.inputs.map(({ id }) => cellTextOf(region[id] ?? everything));
  return { title: { zh: '为这些情况添加一条规则', en: 'Add a rule for these' }, edits: [{ edit: 'add', when }] };
}

function unseenWords(space: Space, region: Region): Text {
  return inBoth((language) => {
    const where = regionWords(space, region, language);
    if (language === 'zh') return where === '' ? '是否每种输入都有规则，未能查完。' : `${where}：是否都有规则，未能查完。`;
    return `Whether every input${where === '' ? '' : ` with ${where}`} has a rule was not looked at to the end.`;
  });
}
