import { noBits, numbersIn } from './diagram/bits.ts';
import { shareOf } from './diagram/shares.ts';
import type { Finding, Findings } from './finding.ts';
import type { Rules } from './rules.ts';
import { sameOutcome } from './space/outcome.ts';
import { exampleOf, regionOf } from './space/region.ts';
import { holdsRow, isEmptyRow, type Row } from './space/row.ts';
import { inBoth } from './words/value-words.ts';

/**
 * Rules that could go, because another one takes all their inputs and gives the same: under ANY any other rule, under FIRST and
 * PRIORITY one whose turn comes later, when no rule in between decides otherwise. `hidden` are those never reached anyway.
 */
export function subsumedIn(rules: Rules, hidden: ReadonlySet<Row>): Findings & { readonly needless: ReadonlySet<Row> } {
  const { rows, table } = rules.space;
  const judged = ['ANY', 'FIRST', 'PRIORITY'].includes(table.hitPolicy) ? rows : [];
  const found = judged.flatMap((row) => {
    const outer = isEmptyRow(row) || rules.spare.has(row) || hidden.has(row) ? undefined : outerOf(rules, row);
    return outer === undefined ? [] : [{ row, outer }];
  });
  return { findings: found.map(({ row, outer }) => subsumed(rules, row, outer)), needless: new Set(found.map(({ row }) => row)) };
}

function outerOf(rules: Rules, row: Row): Row | undefined {
  const meeting = numbersIn(rules.meetings.of[row.place] ?? noBits(0)).flatMap((place) => rules.space.rows[place] ?? []);
  return meeting.find(
    (other) =>
      rules.twins[other.place] !== rules.twins[row.place] &&
      sameOutcome(row.outcome, other.outcome) === 'yes' &&
      holdsRow(other, row) &&
      (rules.space.table.hitPolicy === 'ANY' || isNext(rules, { row, other, meeting })),
  );
}

/** Whether the other's turn comes after the row's, and those in between that meet the row say the same. */
function isNext({ turns }: Rules, { row, other, meeting }: { row: Row; other: Row; meeting: readonly Row[] }): boolean {
  const [from, to] = [turns[row.place], turns[other.place]];
  if (from === undefined || to === undefined || from > to) return false;
  return meeting.every((between) => {
    const turn = turns[between.place];
    if (turn !== undefined && (turn < from || turn > to)) return true;
    return sameOutcome(between.outcome, row.outcome) === 'yes';
  });
}

function subsumed({ space }: Rules, row: Row, outer: Row): Finding {
  const example = exampleOf(space, row.box);
  return {
    code: 'decision.subsumed',
    severity: 'hint',
    where: { part: 'rule', rule: row.rule.id },
    message: {
      zh: `规则 ${row.number} 可以省去：规则 ${outer.number} 适用于它的全部输入，结果相同。`,
      en: `Rule ${row.number} is not needed: rule ${outer.number} takes all its inputs and gives the same.`,
    },
    rules: [row.rule.id, outer.rule.id],
    region: regionOf(space, row.box),
    ...(example === undefined ? {} : { example }),
    fix: {
      title: inBoth((language) => (language === 'zh' ? `删除规则 ${row.number}` : `Remove rule ${row.number}`)),
      edits: [{ edit: 'remove', rule: row.rule.id }],
    },
    share: shareOf(row.box, space.shares),
  };
}
