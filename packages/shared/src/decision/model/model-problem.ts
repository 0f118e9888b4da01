import type { ExpressionProblem, Span } from '../../expression/index.ts';
import type { Text } from '../../text/index.ts';
import type { TableProblemCode } from '../table-problem.ts';

/** Something an author must mend in a model: the element it is in, and the place within the source where there is one. */
export type ModelProblem = {
  readonly code: ModelProblemCode;
  readonly element: string;
  readonly at?: Span;
  readonly message: Text;
};

export type ModelProblemCode =
  | ExpressionProblem['code']
  | TableProblemCode
  | 'decision.cycle'
  | 'decision.unknown-element'
  | 'decision.unknown-type'
  | 'decision.unknown-import'
  | 'decision.not-supported'
  | 'decision.too-many-names';
