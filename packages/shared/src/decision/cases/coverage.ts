import type { DecisionTable } from '../decision-table.ts';
import type { CaseResult } from './run-cases.ts';

/**
 * How far test cases reach. A rule is reached when a case was decided by it. A cell is checked when in some case it alone kept its rule
 * from holding: no case would notice if any other cell said “any value”.
 */
export type Coverage = {
  readonly rules: { readonly reached: number; readonly total: number };
  readonly cells: { readonly checked: number; readonly total: number };
  readonly unreached: readonly string[];
  readonly unchecked: readonly { readonly rule: string; readonly column: string }[];
};

/** What the given cases reach of a table. Cells that take anything have nothing to check. */
export function coverageOf(table: DecisionTable, results: readonly Pick<CaseResult, 'decision'>[]): Coverage {
  const reached = new Set<string>();
  const checked = new Set<string>();
  for (const { decision } of results) {
    if (decision === undefined) continue;
    if (decision.is === 'output' || decision.is === 'conflict') for (const rule of decision.rules) reached.add(rule);
    for (const { id, cells } of decision.trace.rules) {
      const first = cells.indexOf('no');
      const alone = first >= 0 && cells.every((verdict, index) => index === first || verdict === 'yes');
      if (alone) checked.add(keyOf(id, first));
    }
  }
  const cells = table.rules.flatMap((rule) =>
    table.inputs.flatMap(({ id }, index) =>
      (rule.when[index] ?? '-').trim() === '-' ? [] : [{ rule: rule.id, column: id, key: keyOf(rule.id, index) }],
    ),
  );
  const unchecked = cells.filter(({ key }) => !checked.has(key));
  const unreached = table.rules.map(({ id }) => id).filter((id) => !reached.has(id));
  return {
    rules: { reached: table.rules.length - unreached.length, total: table.rules.length },
    cells: { checked: cells.length - unchecked.length, total: cells.length },
    unreached,
    unchecked: unchecked.map(({ rule, column }) => ({ rule, column })),
  };
}

function keyOf(rule: string, input: number): string {
  return `${input} ${rule}`;
}
