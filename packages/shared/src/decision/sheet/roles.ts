import type { LayoutColumn, Role } from './layout.ts';
import type { SheetAnswers, SheetQuestion } from './question.ts';

const choices = [
  { id: 'input', title: { zh: '输入（条件）', en: 'Input (a condition)' } },
  { id: 'output', title: { zh: '输出（结果）', en: 'Output (the result)' } },
  { id: 'note', title: { zh: '备注', en: 'Note' } },
  { id: 'ignored', title: { zh: '不导入', en: 'Leave it out' } },
] as const satisfies readonly { readonly id: Role; readonly title: object }[];

/** What each column is for, where the sheet does not say and nobody was asked yet. The last one is suggested as the output. */
export function roleQuestions(columns: readonly LayoutColumn[], answers: SheetAnswers): readonly SheetQuestion[] {
  const open = columns.filter((column) => roleIn(column, answers) === undefined);
  const hasOutput = columns.some((column) => roleIn(column, answers) === 'output');
  return open.map((column, index) => ({
    id: idOf(column),
    heading: column.heading,
    text: { zh: '这一列是什么？', en: 'What is this column?' },
    choices,
    suggested: index === open.length - 1 && !hasOutput ? 'output' : 'input',
    examples: [],
  }));
}

/** The columns with the roles that the sheet tells or people answered. */
export function withRoles(columns: readonly LayoutColumn[], answers: SheetAnswers): readonly LayoutColumn[] {
  return columns.map((column) => ({ ...column, role: roleIn(column, answers) }));
}

function roleIn(column: LayoutColumn, answers: SheetAnswers): Role | undefined {
  return column.role ?? choices.find(({ id }) => id === answers[idOf(column)])?.id;
}

function idOf({ column }: LayoutColumn): string {
  return `c${column + 1}.role`;
}
