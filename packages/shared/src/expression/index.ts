export { defaultBudget, type Environment } from './environment.ts';
export { type Compiled, compileCondition, compileExpression, compileUnaryTest, type Expression, type UnaryTest } from './expression.ts';
export {
  badPattern,
  budgetExceeded,
  type ExpressionProblem,
  emptyInText,
  notComputable,
  type ProblemCode,
  type Span,
  typeMismatch,
  undecided,
} from './expression-fault.ts';
export { feelFrom, jsonFrom, moneyNotExact, namedTwice, notOfType, scopeFrom } from './feel-json.ts';
export { anyType, booleanType, type FeelType, listOf, moneyType, nameOfKind, numberType, textType } from './feel-type.ts';
export { Json } from './json.ts';
export type { FeelContext, FeelDate, FeelDateTime, FeelDuration, FeelList, FeelRange, FeelTime, FeelValue } from './values/feel-value.ts';
export { isContext, isDecimal, isList, kindOf } from './values/feel-value.ts';
