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
import type { TableFix } from './table-fix.ts';
import { ruleWords } from './words/rule-words.ts';
import { inBoth } from './words/value-words.ts';

/**
 * Rules that never decide, because for every input they take another one has its turn before: one alone, or several together. Only
 * under FIRST and PRIORITY do rules hide others. A rule with opaque cells hides none, unless the hidden one has the same cells.
 */
export function unreachableIn(rules: Rules, steps: Steps): Findings {
  const { hitPolicy } = rules.space.table;
  if (hitPolicy !== 'FIRST' && hitPolicy !== 'PRIORITY') return { findings: [] };
  const findings: Finding[] = [];
  const unseen: Row[] = [];
  for (const row of rules.space.rows) {
    if (isEmptyRow(row) || rules.twins[row.place] !== row.place) continue;
    const before = rowsBefore(rules, row);
    const alone = before.find((other) => holdsRow(other, row));
    const covered = alone === undefined ? isCovered(before, row, steps) : true;
    if (covered === undefined) unseen.push(row);
    else if (covered) findings.push(unreachable(rules, row, alone === undefined ? neededOf(before, row, steps) : [alone]));
  }
  return { findings, unseen: unseen.length === 0 ? [] : [unseenWords(unseen)] };
}

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

function unreachable({ space }: Rules, row: Row, hiders: readonly Row[]): Finding {
  const example = exampleOf(space, row.box);
  return {
    code: 'decision.unreachable',
    severity: 'warning',
    where: { part: 'rule', rule: row.rule.id },
    message: inBoth((language) => unreachableWords(row, hiders, language)),
    rules: [row, ...hiders].map(({ rule }) => rule.id),
    region: regionOf(space, row.box),
    ...(example === undefined ? {} : { example }),
    fix: fixFor(space.table.hitPolicy, row, hiders),
    share: shareOf(row.box, space.shares),
  };
}

/** A rule that says what is said anyway can go; one that says otherwise was most likely meant to come first. */
function fixFor(policy: string, row: Row, hiders: readonly Row[]): TableFix {
  const first = hiders.toSorted((left, right) => left.number - right.number)[0];
  const same = hiders.every((hider) => sameOutcome(hider.outcome, row.outcome) === 'yes');
  if (same || policy !== 'FIRST' || first === undefined) {
    return {
      title: { zh: `删除规则 ${row.number}`, en: `Remove rule ${row.number}` },
      edits: [{ edit: 'remove', rule: row.rule.id }],
    };
  }
  return {
    title: { zh: `把规则 ${row.number} 移到规则 ${first.number} 之前`, en: `Move rule ${row.number} before rule ${first.number}` },
    edits: [{ edit: 'move', rule: row.rule.id, before: first.rule.id }],
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
