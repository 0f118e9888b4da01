import { applyFix, type TableFix } from '../../../analysis/index.ts';
import { tableLimits } from '../../../decision-table.ts';
import { defineTableCommand } from '../../command.ts';
import { tableRefusals } from '../../refusals.ts';

/** Carries out what an analysis offers against a finding, as one edit. A fix whose rules are gone is refused. */
export const mendTable = defineTableCommand<{ readonly fix: TableFix }>({
  title: { zh: '采纳建议', en: 'Apply a suggestion' },
  refuse(table, { fix }) {
    const known = new Set(table.rules.map(({ id }) => id));
    const gone = fix.edits.some((edit) => ('rule' in edit && !known.has(edit.rule)) || ('before' in edit && !known.has(edit.before)));
    if (gone) return tableRefusals.noSuchRule;
    const added = fix.edits.filter(({ edit }) => edit === 'add').length;
    if (table.rules.length + added > tableLimits.rules) return tableRefusals.tooManyRules;
    return fix.edits.length === 0 ? tableRefusals.nothing : undefined;
  },
  apply: (table, { fix }) => applyFix(table, fix),
});
