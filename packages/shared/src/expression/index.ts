export type { Frame } from './compile/code.ts';
export { constantOf, type Unreadable } from './compile/constant.ts';
export { type TestShape, testShapeOf } from './compile/test-shape.ts';
export {
  type CatalogueFunction,
  type CatalogueParameter,
  type Completion,
  type CompletionOptions,
  completionsAt,
  functionCatalogue,
  type SignatureHint,
  signatureAt,
} from './completion/index.ts';
export type { CompileOptions, Dialect } from './dialect.ts';
export type { Environment } from './environment.ts';
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
  callsTooDeep,
  type ExpressionProblem,
  emptyInText,
  notComputable,
  type ProblemCode,
  type Span,
  typeMismatch,
  undecided,
  valueTooDeep,
  wrongArguments,
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
  type ParameterType,
  textType,
  typesAgree as typesFit,
} from './feel-type.ts';
export { Json } from './json.ts';
export { callFunction } from './run/call-function.ts';
export { defaultBudget, openRun, type Run } from './run/run.ts';
export { displayOf } from './template/display.ts';
export { compileTemplate, type Template } from './template/template.ts';
export { exact as numberFrom } from './values/compare.ts';
export { conformTo } from './values/conform-to.ts';
export { asMoney, orderOfDecimals } from './values/exact.ts';
export type {
  FeelContext,
  FeelDate,
  FeelDateTime,
  FeelDuration,
  FeelFunction,
  FeelList,
  FeelParameter,
  FeelRange,
  FeelTime,
  FeelValue,
} from './values/feel-value.ts';
export { isContext, isDecimal, isFunction, isList, kindOf } from './values/feel-value.ts';
export { literalOf } from './values/value-text.ts';
