import type { Text } from '../../text/index.ts';
import type { DecisionTable, TableRule } from '../decision-table.ts';

/** One change to a table's rules. Rules and input columns are named by their ids. A rule that is added comes last, under a free id, and
 * has no outputs yet: those are the operator's to fill in. */
export type RuleEdit =
  | { readonly edit: 'add'; readonly when: readonly string[] }
  | { readonly edit: 'remove'; readonly rule: string }
  | { readonly edit: 'move'; readonly rule: string; readonly before: string }
  | { readonly edit: 'cell'; readonly rule: string; readonly input: string; readonly text: string };

/** What an editor can offer against a finding: its title, and the changes, to be made together and in this order. */
export type TableFix = { readonly title: Text; readonly edits: readonly RuleEdit[] };

/** The table after the fix. An edit whose rule or column is not there any more changes nothing. */
export function applyFix(table: DecisionTable, fix: TableFix): DecisionTable {
  return { ...table, rules: fix.edits.reduce((rules, edit) => rulesAfter(table, rules, edit), table.rules) };
}

function rulesAfter({ inputs, outputs }: DecisionTable, rules: readonly TableRule[], edit: RuleEdit): TableRule[] {
  switch (edit.edit) {
    case 'add':
      // biome-ignore lint/suspicious/noThenProperty: a list of cells, never called
      return [...rules, { id: freeId(rules), when: [...edit.when], then: outputs.map(() => '') }];
    case 'remove':
      return rules.filter(({ id }) => id !== edit.rule);
    case 'move': {
      const moved = rules.filter(({ id }) => id === edit.rule);
      const others = rules.filter(({ id }) => id !== edit.rule);
      const place = others.findIndex(({ id }) => id === edit.before);
      return place < 0 ? [...rules] : others.toSpliced(place, 0, ...moved);
    }
    case 'cell': {
      const column = inputs.findIndex(({ id }) => id === edit.input);
      return rules.map((rule) => (rule.id === edit.rule && column >= 0 ? { ...rule, when: rule.when.with(column, edit.text) } : rule));
    }
  }
}

function freeId(rules: readonly TableRule[]): string {
  const taken = new Set(rules.map(({ id }) => id));
  let number = rules.length + 1;
  while (taken.has(`r${number}`)) number++;
  return `r${number}`;
}
