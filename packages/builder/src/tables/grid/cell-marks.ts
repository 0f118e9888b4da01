import type { TableProblem } from '@mortise/shared/decision';
import type { Text } from '@mortise/shared/text';
import type { ToldFinding } from '../checking/messages.ts';

/** What is to be said at one place of a table; the most severe decides the colour. */
export type Mark = { readonly severity: 'error' | 'warning' | 'hint'; readonly messages: readonly Text[] };

/** Marks by the column's name, within one rule; under the empty name those of the rule as a whole. */
export type RowMarks = ReadonlyMap<string, Mark>;

/** Everything that is to be said, by place: cells by rule and column, heads by column. */
export type Marks = { readonly rows: ReadonlyMap<string, RowMarks>; readonly heads: ReadonlyMap<string, Mark> };

const order = ['hint', 'warning', 'error'] as const;

/** Problems and findings at the places they are about. Hints on rules are left to the list, so that a table is not sown with them. */
export function marksOf(problems: readonly TableProblem[], findings: readonly ToldFinding[]): Marks {
  const rows = new Map<string, Map<string, Mark>>();
  const heads = new Map<string, Mark>();
  const told = [
    ...problems.map(({ where, message }) => ({ where, message, severity: 'error' as const })),
    ...findings.filter(({ severity }) => severity !== 'hint'),
  ];
  for (const { where, message, severity } of told) {
    if (where.part === 'input') put(heads, where.input, severity, message);
    if (where.part === 'output') put(heads, where.output, severity, message);
    if (where.part !== 'rule' && where.part !== 'cell') continue;
    const row = rows.get(where.rule) ?? new Map<string, Mark>();
    put(row, where.part === 'cell' ? where.column : '', severity, message);
    rows.set(where.rule, row);
  }
  return { rows, heads };
}

function put(marks: Map<string, Mark>, key: string, severity: Mark['severity'], message: Text): void {
  const before = marks.get(key);
  const worse = before === undefined || order.indexOf(severity) > order.indexOf(before.severity) ? severity : before.severity;
  marks.set(key, { severity: worse, messages: [...(before?.messages ?? []), message] });
}
