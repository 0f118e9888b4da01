import type { ExpressionProblem, Span } from '../expression/index.ts';
import type { Text } from '../text/index.ts';

/** Where in a table something is wrong: a column's head, a cell, or the table as a whole. Ids are those of the table. */
export type TablePlace =
  | { readonly part: 'table' }
  | { readonly part: 'input'; readonly input: string }
  | { readonly part: 'output'; readonly output: string }
  | { readonly part: 'rule'; readonly rule: string }
  | { readonly part: 'cell'; readonly rule: string; readonly column: string };

/** Something an author must mend before the table can be published; `at` is the place within the cell's text. */
export type TableProblem = { readonly code: TableProblemCode; readonly where: TablePlace; readonly at?: Span; readonly message: Text };

export type TableProblemCode =
  | ExpressionProblem['code']
  | 'decision.row-length'
  | 'decision.given-twice'
  | 'decision.no-priorities'
  | 'decision.not-aggregable'
  | 'decision.output-not-allowed';

/** The problems of an expression, at the place of its cell. */
export function problemsAt(where: TablePlace, faults: readonly ExpressionProblem[]): TableProblem[] {
  return faults.map((fault) => ({ ...fault, where }));
}
