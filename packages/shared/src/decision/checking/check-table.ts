import type { FeelType } from '../../expression/index.ts';
import { compileTable } from '../compile-table.ts';
import type { DecisionTable, TableRule } from '../decision-table.ts';
import type { TableProblem } from '../table-problem.ts';

/** How many of the rules have been looked at. */
export type CheckProgress = { readonly done: number; readonly total: number };

/** Finds what is wrong with a table while it is edited: only rules that changed since the last time are compiled anew. */
export type TableChecker = {
  /** Gives its progress after every batch of rules, so that others may work in between; left off, what was found is kept. */
  check(table: DecisionTable): Generator<CheckProgress, readonly TableProblem[], void>;
};

const batch = 25;

/**
 * Opens a checker over the given variables. It relies on edits keeping the identity of what they do not touch, and finds the same
 * problems as `compileTable`, rule by rule.
 */
export function openTableChecker(names: Readonly<Record<string, FeelType>>): TableChecker {
  let columns: Pick<DecisionTable, 'inputs' | 'outputs'> | undefined;
  let known = new WeakMap<TableRule, readonly TableProblem[]>();
  const problemsIn = (table: DecisionTable): readonly TableProblem[] => {
    const compiled = compileTable(table, names);
    return compiled.ok ? [] : compiled.problems;
  };
  return {
    *check(table) {
      if (columns?.inputs !== table.inputs || columns.outputs !== table.outputs) known = new WeakMap();
      columns = table;
      const head = problemsIn({ ...table, rules: [] });
      const fresh = table.rules.filter((rule) => !known.has(rule));
      for (let from = 0; from < fresh.length; from += batch) {
        if (from > 0) yield { done: table.rules.length - fresh.length + from, total: table.rules.length };
        const rules = fresh.slice(from, from + batch);
        const found = problemsIn({ ...table, rules: rules.map((rule, place) => ({ ...rule, id: String(place) })) });
        for (const [place, rule] of rules.entries())
          known.set(
            rule,
            found.flatMap((problem) => problemOf(problem, { place, rule })),
          );
      }
      const twice = problemsIn({ ...table, rules: table.rules.map(bare) }).filter(({ code }) => code === 'decision.given-twice');
      return [
        ...head.filter(({ code }) => code !== 'decision.given-twice'),
        ...twice,
        ...table.rules.flatMap((rule) => known.get(rule) ?? []),
      ];
    },
  };
}

/** Within a batch rules are told apart by their place, since an id may be given twice. */
function problemOf(problem: TableProblem, { place, rule }: { readonly place: number; readonly rule: TableRule }): readonly TableProblem[] {
  const { where } = problem;
  if ((where.part !== 'rule' && where.part !== 'cell') || where.rule !== String(place)) return [];
  return [{ ...problem, where: { ...where, rule: rule.id } }];
}

/** A rule without cells: it is told apart by its id and costs nothing to compile. */
function bare({ id }: TableRule): TableRule {
  // biome-ignore lint/suspicious/noThenProperty: a list of cells, never called
  return { id, when: ['-'], then: [] };
}
