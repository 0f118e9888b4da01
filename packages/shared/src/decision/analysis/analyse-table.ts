import type { Text } from '../../text/index.ts';
import type { DecisionTable } from '../decision-table.ts';
import { cellFindings } from './cell-findings.ts';
import { duplicatesIn } from './duplicates.ts';
import type { Finding, FindingCode, Findings, TableAnalysis } from './finding.ts';
import { gapsOf } from './gaps.ts';
import { mergeableIn } from './mergeable.ts';
import { overlapsOf } from './overlaps.ts';
import { type Rules, rulesOf } from './rules.ts';
import type { Row } from './space/row.ts';
import { openReadings, type Readings, spaceOf } from './space/space.ts';
import { subsumedIn } from './subsumed.ts';
import { undecidedNulls } from './undecided-null.ts';
import { unreachableIn } from './unreachable.ts';

/**
 * How a table is analysed. `readings` (from `openReadings`) keep what its cells admit from one time to the next; `limit` is how many
 * findings of a kind are told (50); `steps` how much work each of the larger questions may take (3 million, well under half a second).
 */
export type AnalysisOptions = { readonly readings?: Readings; readonly limit?: number; readonly steps?: number };

/**
 * Looks at a whole table without running it: which inputs no rule takes, which rules take the same ones, which are never reached or
 * not needed, which cells never hold. What it says holds for every value; where it cannot know, it says so (`possible`), and where
 * it did not look to the end, too (`incomplete`). Pure; never throws; the work is bounded whatever the table.
 */
export function analyseTable(table: DecisionTable, options: AnalysisOptions = {}): TableAnalysis {
  const { readings = openReadings(), limit = 50, steps = 3_000_000 } = options;
  const space = spaceOf(table, readings);
  const rules = rulesOf(space, readings, { left: steps });
  const unreachable = unreachableIn(rules, limit, { left: steps });
  const tidying = rules.meetings.complete ? tidyingOf(rules, unreachable.hidden) : [];
  const parts: Findings[] = [
    cellFindings(space, readings),
    duplicatesIn(rules),
    overlapsOf(rules, limit),
    gapsOf(space, limit, { left: steps }),
    unreachable,
    ...tidying,
    undecidedNulls(space),
    { findings: [], unseen: unseenOf(rules) },
  ];
  return gathered(parts, limit);
}

/** What could be simpler. It asks that no rule stands in the way, so all rules must have been compared. */
function tidyingOf(rules: Rules, hidden: ReadonlySet<Row>): Findings[] {
  const subsumed = subsumedIn(rules, hidden);
  return [subsumed, mergeableIn(rules, new Set([...hidden, ...subsumed.needless]))];
}

/** Rules that could not be looked at, and comparisons that were not made. */
function unseenOf({ space, meetings }: Rules): Text[] {
  const unseen: Text[] = space.misshapen.map((number) => ({
    zh: `规则 ${number} 的单元格数与列数不符，未作分析。`,
    en: `Rule ${number} has not as many cells as there are columns and was not looked at.`,
  }));
  if (!meetings.complete) unseen.push({ zh: '规则之间的比较未能查完。', en: 'Not all rules were compared with each other.' });
  return unseen;
}

function gathered(parts: readonly Findings[], limit: number): TableAnalysis {
  const more: { [code in FindingCode]?: number } = {};
  const findings = parts.flatMap((part) => {
    const [kept, left] = [part.findings.slice(0, limit), part.findings.slice(limit)];
    for (const { code } of left) more[code] = (more[code] ?? 0) + 1;
    const [first] = part.findings;
    if (first !== undefined && (part.more ?? 0) > 0) more[first.code] = (more[first.code] ?? 0) + (part.more ?? 0);
    return kept;
  });
  const unseen = parts.flatMap((part) => part.unseen ?? []);
  return { findings: findings.sort(byImportance), more, incomplete: unseen.length > 0, unseen };
}

/** The graver first, then the larger. */
function byImportance(left: Finding, right: Finding): number {
  return severities.indexOf(left.severity) - severities.indexOf(right.severity) || right.share - left.share;
}

const severities = ['error', 'warning', 'hint'];
