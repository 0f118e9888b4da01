import type { Language, Text } from '../../text/index.ts';
import { noBits, numbersIn } from './diagram/bits.ts';
import { coversTogether } from './diagram/covers.ts';
import { shareOf } from './diagram/shares.ts';
import type { Steps } from './diagram/sweep.ts';
import type { Finding, Findings } from './finding.ts';
import type { Rules } from './rules.ts';
import { sameOutcome } from './space/outcome.ts';
import { exampleOf, regionOf } from './space/region.ts';
import { holdsRow, isEmptyRow, isSureFor, type Row } from './space/row.ts';
import type { Space } from './space/space.ts';
import type { TableFix } from './table-fix.ts';
import { ruleWords } from './words/rule-words.ts';
import { inBoth } from './words/value-words.ts';

/** Rules that never decide: what is told of them, and all of them. */
export type Unreachable = Findings & { readonly hidden: ReadonlySet<Row> };

/**
 * Rules that never decide, because for every input they take another one has its turn before: one alone, or several together. Only
 * under FIRST and PRIORITY do rules hide others. A rule with opaque cells hides none, unless the hidden one has the same cells.
 */
export function unreachableIn(rules: Rules, limit: number, steps: Steps): Unreachable {
  const { space } = rules;
  const found: Hiding[] = [];
  const unseen: Row[] = [];
  const hides = ['FIRST', 'PRIORITY'].includes(space.table.hitPolicy);
  for (const row of hides ? space.rows : []) {
    if (isEmptyRow(row) || rules.spare.has(row)) continue;
    const before = rowsBefore(rules, row);
    const alone = before.find((other) => holdsRow(other, row));
    const covered = alone === undefined ? isCovered(before, row, steps) : true;
    if (covered === undefined) unseen.push(row);
    else if (covered) found.push({ row, before, alone, share: shareOf(row.box, space.shares) });
  }
  found.sort((left, right) => right.share - left.share);
  return {
    findings: found.slice(0, limit).map((hiding) => unreachable(space, hiding, steps)),
    more: Math.max(0, found.length - limit),
    unseen: unseen.length === 0 ? [] : [unseenWords(unseen)],
    hidden: new Set(found.map(({ row }) => row)),
  };
}

/** A hidden row, the rows that have their turn before it, and the one among them that hides it alone, if any does. */
type Hiding = { readonly row: Row; readonly before: readonly Row[]; readonly alone: Row | undefined; readonly share: number };

/** The rows that may hide this one: they surely hold where they do, meet it, and have their turn before. */
function rowsBefore({ space, meetings, turns }: Rules, row: Row): Row[] {
  const turn = turns[row.place];
  if (turn === undefined) return [];
  const before = numbersIn(meetings.of[row.place] ?? noBits(0)).flatMap((place) => ((turns[place] ?? turn) < turn ? [place] : []));
  return before
    .sort((left, right) => (turns[left] ?? 0) - (turns[right] ?? 0))
    .flatMap((place) => space.rows[place] ?? [])
    .filter((other) => isSureFor(other, row));
}

function isCovered(rows: readonly Row[], row: Row, steps: Steps): boolean | undefined {
  if (rows.length < 2) return false;
  return coversTogether(
    rows.map(({ box }) => box),
    row.box,
    steps,
  );
}

/** As few of the rows as still hide the row together; all of them where that would take too long to find out. */
function neededOf(rows: readonly Row[], row: Row, steps: Steps): readonly Row[] {
  if (rows.length > mostTried) return rows;
  return rows.reduceRight((needed, candidate) => {
    const others = needed.filter((each) => each !== candidate);
    return isCovered(others, row, steps) === true ? others : needed;
  }, rows);
}

/** Trying which rows are needed takes a look at all of them for each. */
const mostTried = 40;

function unreachable(space: Space, { row, before, alone, share }: Hiding, steps: Steps): Finding {
  const hiders = alone === undefined ? neededOf(before, row, steps) : [alone];
  const same = hiders.every((hider) => sameOutcome(hider.outcome, row.outcome) === 'yes');
  const ahead = same || space.table.hitPolicy !== 'FIRST' ? undefined : aheadOf(before, hiders, row, steps);
  const example = exampleOf(space, row.box);
  return {
    code: 'decision.unreachable',
    severity: 'warning',
    where: { part: 'rule', rule: row.rule.id },
    message: inBoth((language) => unreachableWords(row, hiders, language)),
    rules: [row, ...hiders].map(({ rule }) => rule.id),
    region: regionOf(space, row.box),
    ...(example === undefined ? {} : { example }),
    fix: ahead === undefined ? removal(row) : moveBefore(row, ahead),
    share,
  };
}

/** The rule before which the row would have its turn for some input at least: the first hider, unless those before it hide it as well. */
function aheadOf(before: readonly Row[], hiders: readonly Row[], row: Row, steps: Steps): Row | undefined {
  const first = before.findIndex((other) => hiders.includes(other));
  return isCovered(before.slice(0, first), row, steps) === false ? before[first] : before[0];
}

/** A rule that says what is said anyway, or whose priority is too low for all it takes, can go. */
function removal({ number, rule }: Row): TableFix {
  return { title: { zh: `删除规则 ${number}`, en: `Remove rule ${number}` }, edits: [{ edit: 'remove', rule: rule.id }] };
}

/** A rule that says otherwise than those before it was most likely meant to come first. */
function moveBefore({ number, rule }: Row, ahead: Row): TableFix {
  return {
    title: { zh: `把规则 ${number} 移到规则 ${ahead.number} 之前`, en: `Move rule ${number} before rule ${ahead.number}` },
    edits: [{ edit: 'move', rule: rule.id, before: ahead.rule.id }],
  };
}

function unreachableWords(row: Row, hiders: readonly Row[], language: Language): string {
  const [which, together] = [ruleWords(hiders, language), hiders.length > 1];
  if (language === 'zh') return `规则 ${row.number} 永远轮不到：它的全部输入都先由${which} ${together ? '共同' : ''}决定了。`;
  return `Rule ${row.number} is never reached: ${which} ${together ? 'together decide' : 'decides'} all its inputs before.`;
}

function unseenWords(rows: readonly Row[]): Text {
  return inBoth((language) =>
    language === 'zh'
      ? `${ruleWords(rows, 'zh')} 是否会被其他规则完全挡住，未能查完。`
      : `Whether ${ruleWords(rows, 'en')} can be reached was not looked at to the end.`,
  );
}
