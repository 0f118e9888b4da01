import { compileExpression } from '../../expression/index.ts';
import type { TableInput, TableOutput } from '../decision-table.ts';
import type { LayoutColumn } from './layout.ts';
import { allowedFrom } from './own-sheet.ts';
import { plainText } from './spelling/plain-text.ts';

type Known = { readonly type: TableInput['type']; readonly taken: ReadonlySet<string>; readonly names: ReadonlySet<string> };

/**
 * The head of an input. What the sheet does not tell follows from the heading: its label, its id, and the variable it asks, where
 * the heading without its unit can be a name. Otherwise the expression stays empty, for the author to fill in.
 */
export function inputFrom(column: LayoutColumn, { type, taken, names }: Known): TableInput {
  const label = column.label ?? column.heading;
  const heading = plainText(label || column.heading);
  const name = names.has(heading) ? heading : nameIn(heading);
  const id = column.name ?? freshName((name ?? '').replaceAll(' ', '_'), 'in', taken);
  return { id, label, expression: column.expression ?? name ?? '', type, ...allowedIn(column) };
}

/** The head of an output; its name follows from the heading where the sheet does not tell it. */
export function outputFrom(column: LayoutColumn, { type, taken }: Known): TableOutput {
  return { name: column.name ?? freshName(nameIn(plainText(column.heading)) ?? '', 'out', taken), type, ...allowedIn(column) };
}

function allowedIn({ allowed }: LayoutColumn): { allowed?: string[] } {
  return allowed === undefined || allowed.trim() === '' ? {} : { allowed: allowedFrom(allowed) };
}

/** A heading as a FEEL name, without a unit in brackets; `undefined` when it can be none. */
function nameIn(heading: string): string | undefined {
  const bare = heading.replace(/\s*[([][^()[\]]*[)\]]\s*$/, '').trim();
  if (!/^[\p{L}_][\p{L}\p{N}_ ]{0,60}$/u.test(bare)) return undefined;
  const compiled = compileExpression(bare, { [bare]: { kind: 'any' } });
  return compiled.ok && compiled.expression.reads.includes(bare) ? bare : undefined;
}

function freshName(wanted: string, stem: string, taken: ReadonlySet<string>): string {
  if (wanted !== '' && !taken.has(wanted)) return wanted;
  let count = 1;
  while (taken.has(`${stem}${count}`)) count += 1;
  return `${stem}${count}`;
}
