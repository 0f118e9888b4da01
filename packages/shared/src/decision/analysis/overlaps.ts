import type { Language, Text } from '../../text/index.ts';
import type { HitPolicy } from '../decision-table.ts';
import { noBits, numbersIn } from './diagram/bits.ts';
import { boxInBoth } from './diagram/box.ts';
import { shareOf } from './diagram/shares.ts';
import type { Finding, Findings } from './finding.ts';
import { fixForOverlap } from './overlap-fix.ts';
import { addPair, countPairs, openPairs, type PairGraph, takeHub } from './pair-graph.ts';
import type { Rules } from './rules.ts';
import { sameOutcome } from './space/outcome.ts';
import { exampleOf, regionOf } from './space/region.ts';
import type { Row } from './space/row.ts';
import type { Space } from './space/space.ts';
import { opaqueWords } from './words/opacity-words.ts';
import { exampleWords } from './words/region-words.ts';
import { ruleWords } from './words/rule-words.ts';
import { inBoth } from './words/value-words.ts';

/**
 * Rules that take the same input, as far as the table's hit policy minds or an operator should know, each finding around the rule
 * that meets most others. Duplicates are told elsewhere. `more` counts pairs.
 */
export function overlapsOf(rules: Rules, limit: number): Findings {
  const { space } = rules;
  const { sure, maybe } = pairsOf(rules);
  const findings: Finding[] = [];
  for (const graph of [sure, maybe]) {
    while (findings.length < limit) {
      const taken = takeHub(graph);
      if (taken === undefined) break;
      const row = space.rows[taken.hub];
      const others = taken.partners.flatMap((place) => space.rows[place] ?? []);
      if (row !== undefined) findings.push(overlapAround(space, row, others, graph === maybe));
    }
  }
  return { findings, more: countPairs(sure) + countPairs(maybe) };
}

/** The pairs to tell: for sure, or depending on what is only known when the table runs. */
function pairsOf({ space: { rows, table }, meetings, twins }: Rules): { sure: PairGraph; maybe: PairGraph } {
  const [sure, maybe] = [openPairs(rows.length), openPairs(rows.length)];
  for (const row of rows) {
    for (const place of numbersIn(meetings.of[row.place] ?? noBits(0))) {
      const other = rows[place];
      if (place <= row.place || other === undefined || twins[place] === twins[row.place]) continue;
      const same = table.hitPolicy === 'ANY' ? sameOutcome(row.outcome, other.outcome) : 'no';
      if (same === 'yes') continue;
      const known = same === 'no' && row.opaque.length + other.opaque.length === 0;
      addPair(known ? sure : maybe, [row.place, place]);
    }
  }
  return { sure, maybe };
}

/** What is told of a rule and those it meets; the example is of the first of them. */
function overlapAround(space: Space, row: Row, others: readonly Row[], possible: boolean): Finding {
  const { table } = space;
  const [first = row] = others;
  const box = boxInBoth(row.box, first.box);
  const region = regionOf(space, box);
  const example = exampleOf(space, box);
  const minded = table.hitPolicy === 'UNIQUE' || table.hitPolicy === 'ANY';
  const fix = minded && !possible && others.length === 1 ? fixForOverlap(space, row, first) : undefined;
  const message = inBoth((language) => {
    const words = example === undefined ? undefined : exampleWords(space, { example, region }, language);
    return overlapWords({ rows: [row, ...others], example: words, policy: table.hitPolicy, possible }, language);
  });
  return {
    code: 'decision.overlap',
    severity: minded && !possible ? 'error' : 'hint',
    where: { part: 'rule', rule: row.rule.id },
    message,
    rules: [row, ...others].map(({ rule }) => rule.id),
    ...(possible ? { possible: reasonFor(space, [row, ...others]) } : {}),
    region,
    ...(example === undefined ? {} : { example }),
    ...(fix === undefined ? {} : { fix }),
    share: shareOf(box, space.shares),
  };
}

function reasonFor(space: Space, rows: readonly Row[]): Text {
  if (rows.some(({ opaque }) => opaque.length > 0)) return opaqueWords(space, rows);
  return {
    zh: '要运行时才能知道：这些规则的输出是否相同。',
    en: 'This is only known when the table runs: whether these rules give the same.',
  };
}

type OverlapWords = {
  readonly rows: readonly Row[];
  readonly example: string | undefined;
  readonly policy: HitPolicy;
  readonly possible: boolean;
};

function overlapWords({ rows, example, policy, possible }: OverlapWords, language: Language): string {
  const [row, ...others] = rows;
  const consequence = consequences[policy][language];
  if (row === undefined) return consequence;
  if (language === 'zh') {
    const which = others.length > 1 ? `（与规则 ${others[0]?.number}）` : '';
    const such = example === undefined ? '' : `，例如${which}：${example}`;
    return `规则 ${row.number} 与${ruleWords(others, 'zh')} ${possible ? '可能' : ''}都适用于同样的输入${such}。${consequence}`;
  }
  const which = others.length > 1 ? ` (with rule ${others[0]?.number})` : '';
  const such = example === undefined ? '' : `, for example${which}: ${example}`;
  return `Rule ${row.number} ${possible ? 'may hold' : 'holds'} for the same inputs as ${ruleWords(others, 'en')}${such}. ${consequence}`;
}

const listedAll = { zh: '它们的结果会一并列出。', en: 'All their results are listed.' };

const consequences: Readonly<Record<HitPolicy, Text>> = {
  UNIQUE: { zh: '这张表只允许命中一条规则，此时没有结果。', en: 'Only one rule of this table may hold: there is no result then.' },
  ANY: { zh: '它们的输出不同，此时没有结果。', en: 'Their outputs differ: there is no result then.' },
  FIRST: { zh: '以排在前面的规则为准。', en: 'The rule that comes first decides.' },
  PRIORITY: { zh: '以输出优先的规则为准。', en: 'The rule whose output has priority decides.' },
  'RULE ORDER': listedAll,
  'OUTPUT ORDER': listedAll,
  COLLECT: { zh: '它们的结果会一并汇总。', en: 'All their results are collected.' },
};
