export type { Frame } from './compile/code.ts';
export { constantOf, type Unreadable } from './compile/constant.ts';
export { type TestShape, testShapeOf } from './compile/test-shape.ts';
export { defaultBudget, type Environment } from './environment.ts';
export {
  type Compiled,
  compileCondition,
  compileExpression,
  compileUnaryTest,
  type Expression,
  openFrame,
  type UnaryTest,
} from './expression.ts';
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
export {
  anyType,
  booleanType,
  type FeelType,
  listOf,
  moneyType,
  nameOfKind,
  numberType,
  textType,
  typesAgree as typesFit,
} from './feel-type.ts';
export { Json } from './json.ts';
export { displayOf } from './template/display.ts';
export { compileTemplate, type Template } from './template/template.ts';
export { exact as numberFrom } from './values/compare.ts';
export { asMoney, orderOfDecimals } from './values/exact.ts';
export type { FeelContext, FeelDate, FeelDateTime, FeelDuration, FeelList, FeelRange, FeelTime, FeelValue } from './values/feel-value.ts';
export { isContext, isDecimal, isList, kindOf } from './values/feel-value.ts';
export { literalOf } from './values/value-text.ts';
