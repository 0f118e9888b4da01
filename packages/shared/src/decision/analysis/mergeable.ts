import { type Atoms, atomsFrom, runsOf } from './diagram/atoms.ts';
import { noBits, numbersIn } from './diagram/bits.ts';
import type { Finding, Findings } from './finding.ts';
import type { Rules } from './rules.ts';
import { type Column, isWholeColumn } from './space/column.ts';
import { sameOutcome } from './space/outcome.ts';
import { spansOf } from './space/region.ts';
import { isEmptyRow, type Row } from './space/row.ts';
import { isSingle } from './space/single-value.ts';
import { keyOfCell } from './space/twins.ts';
import { cellTextOf } from './words/cell-text.ts';
import { nameOfInput } from './words/region-words.ts';
import { ruleWords } from './words/rule-words.ts';
import { inBoth } from './words/value-words.ts';

/** Rules that differ in one column only. */
type Merge = { readonly rows: readonly Row[]; readonly column: number };

/**
 * Rules that could be one: the same outputs, the same cells but for one column, and there values side by side or a list of single
 * ones, so that the table decides the same. Each rule is in one suggestion at most, the largest first. `useless` are rules better
 * removed.
 */
export function mergeableIn(rules: Rules, useless: ReadonlySet<Row>): Findings {
  const usable = rules.space.rows.filter((row) => !isEmptyRow(row) && !rules.spare.has(row) && !useless.has(row));
  const numbers = new Map<Atoms, number>();
  const keys = new Map(usable.map((row) => [row, row.box.map((atoms, column) => keyOfCell(row, atoms, column, numbers))]));
  const merges = rules.space.columns.flatMap((column, index) => {
    const open = usable.filter((row) => row.onNull[index] === 'open');
    const alike = Map.groupBy(open, (row) =>
      [...(keys.get(row) ?? []).with(index, ''), ...row.outcome.map((one) => one.literal ?? one.text)].join('|'),
    );
    return [...alike.values()]
      .flatMap((rows) => clustersIn(rows, column, index))
      .map((cluster) => ({ rows: joinable(rules, cluster), column: index }));
  });
  const taken = new Set<Row>();
  const findings: Finding[] = [];
  for (const merge of merges.sort((left, right) => right.rows.length - left.rows.length)) {
    if (merge.rows.length < 2 || merge.rows.some((row) => taken.has(row))) continue;
    for (const row of merge.rows) taken.add(row);
    findings.push(mergeable(rules, merge));
  }
  return { findings };
}

/** Rows that in the column name single values, all together; the others where one's values touch the next one's. */
function clustersIn(rows: readonly Row[], column: Column, index: number): (readonly Row[])[] {
  if (rows.length < 2) return [];
  const atomsOf = (row: Row) => row.box[index] ?? [];
  const named = rows.filter((row) => column.scale === 'text' || spansOf(column, atomsOf(row)).every(isSingle));
  const clusters: Row[][] = [named];
  const stretches = rows.filter((row) => !named.includes(row)).sort((left, right) => (atomsOf(left)[0] ?? 0) - (atomsOf(right)[0] ?? 0));
  for (const row of stretches) {
    const last = clusters.at(-1) ?? [];
    const touches = last !== named && last.some((other) => runsTouch(atomsOf(other), atomsOf(row)));
    if (touches) last.push(row);
    else clusters.push([row]);
  }
  return clusters;
}

function runsTouch(left: Atoms, right: Atoms): boolean {
  return atomsFrom([...runsOf(left), ...runsOf(right)]).length < left.length + right.length;
}

/** The rows of a cluster that can be one without another outcome anywhere: no other rule has its turn in between, none counts twice. */
function joinable({ space, meetings, turns }: Rules, cluster: readonly Row[]): readonly Row[] {
  const { hitPolicy } = space.table;
  const isOrdered = hitPolicy !== 'UNIQUE' && hitPolicy !== 'ANY';
  const countsTwice = !['FIRST', 'PRIORITY', 'ANY'].includes(hitPolicy);
  const sorted = cluster
    .filter(({ place }) => turns[place] !== undefined)
    .sort((left, right) => (turns[left.place] ?? 0) - (turns[right.place] ?? 0));
  const start = turns[sorted[0]?.place ?? -1] ?? 0;
  const kept: Row[] = [];
  for (const row of sorted) {
    const met = numbersIn(meetings.of[row.place] ?? noBits(0)).flatMap((place) => space.rows[place] ?? []);
    if (countsTwice && met.some((other) => kept.includes(other))) continue;
    const turn = turns[row.place] ?? 0;
    const isBetween = ({ place }: Row) => (turns[place] ?? start) >= start && (turns[place] ?? turn) <= turn;
    if (isOrdered && met.some((other) => isBetween(other) && sameOutcome(other.outcome, row.outcome) !== 'yes')) continue;
    kept.push(row);
  }
  return kept;
}

function mergeable({ space }: Rules, { rows, column: index }: Merge): Finding {
  const column = space.columns[index];
  const atoms = atomsFrom(rows.flatMap((row) => [...runsOf(row.box[index] ?? [])]));
  const text = column === undefined ? '-' : cellTextOf(spansOf(column, atoms));
  const shown = text.length > longest ? `${text.slice(0, longest)}…` : text;
  const name = column === undefined ? '' : nameOfInput(column.input);
  const alsoNull = column !== undefined && isWholeColumn(column, atoms);
  const [first, ...others] = rows.map(({ rule }) => rule.id);
  return {
    code: 'decision.mergeable',
    severity: 'hint',
    where: { part: 'rule', rule: first ?? '' },
    message: {
      zh: `${ruleWords(rows, 'zh')} 可以合并为一条：“${name}”写作 ${shown}${alsoNull ? '（缺失时也适用）' : ''}。`,
      en: `${ruleWords(rows, 'en')} could be one, with ${shown} for “${name}”${alsoNull ? ', which then holds for a missing value too' : ''}.`.replace(
        'r',
        'R',
      ),
    },
    rules: rows.map(({ rule }) => rule.id),
    fix: {
      title: inBoth((language) => (language === 'zh' ? `合并${ruleWords(rows, 'zh')}` : `Merge ${ruleWords(rows, 'en')}`)),
      edits: [
        { edit: 'cell', rule: first ?? '', input: column?.input.id ?? '', text },
        ...others.map((rule) => ({ edit: 'remove', rule }) as const),
      ],
    },
    share: 0,
  };
}

/** A longer cell is cut short in the sentence. */
const longest = 80;
