import { defineFault } from '../fault/index.ts';
import type { Text } from '../text/index.ts';

/** A place in the source: offsets of the first character and of the one after the last. */
export type Span = { readonly from: number; readonly to: number };

/** Something an author must mend before the expression can be published. */
export type ExpressionProblem = { readonly code: ProblemCode; readonly at: Span; readonly message: Text };

/** The codes of what is refused before anything runs. A code, once released, keeps its meaning. */
export type ProblemCode =
  | 'expression.syntax'
  | 'expression.too-long'
  | 'expression.too-deep'
  | 'expression.unknown-name'
  | 'expression.unknown-function'
  | 'expression.wrong-arguments'
  | 'expression.type-mismatch'
  | 'expression.unknown-type'
  | 'expression.named-twice'
  | 'expression.fen-name'
  | 'expression.unsupported'
  | 'expression.bad-literal'
  | 'expression.bad-pattern';

/** Two values of kinds that do not go together met while running. Names kinds and place only, never the values. */
export const typeMismatch = defineFault<{ operation: string; found: string; needed: string; from: number; to: number }>(
  'expression.type-mismatch',
  'author',
  ({ operation, found, needed, from }) => `at ${from}: “${operation}” needs ${needed} and found ${found}`,
);

/** The expression took more steps than it may. */
export const budgetExceeded = defineFault<{ budget: number }>(
  'expression.budget-exceeded',
  'author',
  ({ budget }) => `the expression took more than ${budget} steps`,
);

/** A condition is neither true nor false, because a value it needs is missing. */
export const undecided = defineFault<{ from: number; to: number }>(
  'expression.undecided',
  'author',
  ({ from }) => `at ${from}: the condition is neither true nor false, because a value is missing`,
);

/** A number that cannot be computed: division by zero, a result out of range, the root of a negative number. */
export const notComputable = defineFault<{ operation: string; from: number; to: number }>(
  'expression.not-computable',
  'author',
  ({ operation, from }) => `at ${from}: “${operation}” has no result for these numbers`,
);

/** A regular expression that is written wrongly or is too long. */
export const badPattern = defineFault<{ from: number; to: number }>(
  'expression.bad-pattern',
  'author',
  ({ from }) => `at ${from}: the pattern cannot be read`,
);

/** A text would show a value that is missing or cannot be shown. */
export const emptyInText = defineFault<{ from: number; to: number }>(
  'expression.empty-in-text',
  'author',
  ({ from }) => `at ${from}: the text would show a value that is missing`,
);

/** A function was called with too few or too many arguments, unknown names, or values of other types than its parameters'. */
export const wrongArguments = defineFault<{ needed: number }>(
  'expression.wrong-arguments',
  'author',
  ({ needed }) => `the function takes ${needed} arguments of the types it names`,
);

/** Functions called one another deeper than anybody can follow: most likely a recursion without an end. */
export const callsTooDeep = defineFault<{ deepest: number }>(
  'expression.calls-too-deep',
  'author',
  ({ deepest }) => `functions call one another more than ${deepest} levels deep`,
);

/** Lists or contexts lie in one another deeper than any real value. */
export const valueTooDeep = defineFault<{ deepest: number }>(
  'expression.value-too-deep',
  'author',
  ({ deepest }) => `the value is nested more than ${deepest} deep`,
);
