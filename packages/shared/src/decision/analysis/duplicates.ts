import { shareOf } from './diagram/shares.ts';
import type { Finding, Findings, Severity } from './finding.ts';
import type { Rules } from './rules.ts';
import { sameOutcome } from './space/outcome.ts';
import { exampleOf, regionOf } from './space/region.ts';
import type { Row } from './space/row.ts';
import type { Space } from './space/space.ts';
import type { TableFix } from './table-fix.ts';
import { ruleWords } from './words/rule-words.ts';
import { inBoth } from './words/value-words.ts';

/** Rules with exactly the same conditions, each group once: the later ones first, the one they repeat last. */
export function duplicatesIn({ space, twins, turns }: Rules): Findings {
  const groups = Map.groupBy(space.rows, ({ place }) => twins[place] ?? place);
  return { findings: [...groups.values()].flatMap((group) => (group.length > 1 ? [duplicates(space, group, turns)] : [])) };
}

function duplicates(space: Space, rows: readonly Row[], turns: Rules['turns']): Finding {
  const [first, ...later] = rows;
  const same = later.every((row) => first !== undefined && sameOutcome(row.outcome, first.outcome) === 'yes');
  const box = first?.box ?? [];
  const example = box.some((atoms) => atoms.length === 0) ? undefined : exampleOf(space, box);
  const fix = fixFor(space.table.hitPolicy, { rows, same, turns });
  return {
    code: 'decision.duplicate-rule',
    severity: severityOf(space.table.hitPolicy, same),
    where: { part: 'rule', rule: later[0]?.rule.id ?? '' },
    message: inBoth((language) => {
      if (language === 'zh') return `${ruleWords(rows, 'zh')} 的条件完全相同，${same ? '结果也相同' : '结果却不同'}。`;
      return `${ruleWords(rows, 'en')} have the same conditions ${same ? 'and give the same' : 'but do not give the same'}.`.replace(
        'r',
        'R',
      );
    }),
    rules: [...later, ...rows.slice(0, 1)].map(({ rule }) => rule.id),
    region: regionOf(space, box),
    ...(example === undefined ? {} : { example }),
    ...(fix === undefined ? {} : { fix }),
    share: shareOf(box, space.shares),
  };
}

function severityOf(policy: string, same: boolean): Severity {
  if (policy === 'UNIQUE') return 'error';
  if (policy === 'ANY') return same ? 'hint' : 'error';
  return policy === 'FIRST' || policy === 'PRIORITY' ? 'warning' : 'hint';
}

/** Removes what is never used or said twice; where all results count, or it is open which was meant, that is the operator's choice. */
function fixFor(
  policy: string,
  { rows, same, turns }: { rows: readonly Row[]; same: boolean; turns: Rules['turns'] },
): TableFix | undefined {
  const kept = policy === 'PRIORITY' ? earliest(rows, turns) : rows[0];
  const hides = policy === 'FIRST' || policy === 'PRIORITY';
  if (kept === undefined || !(hides || (same && (policy === 'ANY' || policy === 'UNIQUE')))) return undefined;
  const removed = rows.filter((row) => row !== kept);
  return {
    title: inBoth((language) => (language === 'zh' ? `删除${ruleWords(removed, 'zh')}` : `Remove ${ruleWords(removed, 'en')}`)),
    edits: removed.map(({ rule }) => ({ edit: 'remove', rule: rule.id })),
  };
}

function earliest(rows: readonly Row[], turns: Rules['turns']): Row | undefined {
  if (rows.some(({ place }) => turns[place] === undefined)) return undefined;
  return rows.toSorted((left, right) => (turns[left.place] ?? 0) - (turns[right.place] ?? 0))[0];
}
