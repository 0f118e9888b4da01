import { type Language, textIn } from '../../text/index.ts';
import type { DecisionTable, TableInput } from '../decision-table.ts';
import type { CellVerdict, DecisionTrace } from '../verdict.ts';
import { type AskedCell, cellStatement } from './cell-statement.ts';

/** What a decision is explained from, and in which language. */
export type Account = { readonly table: DecisionTable; readonly trace: DecisionTrace; readonly language: Language };

/** A row that was asked: its place in the table, from 1, and its cells that ask anything, in order. */
export type AskedRow = { readonly place: number; readonly id: string; readonly cells: readonly AskedCell[] };

/** The rows that were asked, in the order of the table. */
export function askedRows({ table, trace }: Account): readonly AskedRow[] {
  return trace.rules.map(({ id, cells }, at) => {
    const when = table.rules[at]?.when ?? [];
    return {
      place: at + 1,
      id,
      cells: table.inputs.flatMap((input, column) => askedCell(input, when[column] ?? '-', trace.inputs[column], cells[column])),
    };
  });
}

function askedCell(
  input: TableInput,
  cell: string,
  asked: DecisionTrace['inputs'][number] | undefined,
  verdict: CellVerdict | undefined,
): AskedCell[] {
  if (cell.trim() === '-' || verdict === undefined) return [];
  return [{ input, cell, value: asked?.value ?? null, verdict }];
}

/** A row with all it asked: `第 3 行：金额 1200 ≤ 3000 ✓，风险 low ✓`. */
export function rowSentence({ place, cells }: AskedRow, language: Language): string {
  const statements = cells.map((cell) => cellStatement(cell, language));
  const all = statements.length === 0 ? [textIn(language, { zh: '任何情况都符合 ✓', en: 'holds in any case ✓' })] : statements;
  return textIn(language, { zh: `第 ${place} 行：${all.join('，')}`, en: `Row ${place}: ${all.join(', ')}` });
}

/** A row that does not hold, with the first cell that failed and how many did. */
export function failedSentence({ place, cells }: AskedRow, language: Language): string {
  const failed = cells.filter(({ verdict }) => verdict === 'no');
  const first = failed
    .slice(0, 1)
    .map((cell) => cellStatement(cell, language))
    .join('');
  const more = failed.length - 1;
  return textIn(language, {
    zh: `最接近的是第 ${place} 行，差在 ${first}${more > 0 ? `，另有 ${more} 处不符` : ''}`,
    en: `Nearest is row ${place}, which fails at ${first}${more > 0 ? ` and ${more} more` : ''}`,
  });
}
