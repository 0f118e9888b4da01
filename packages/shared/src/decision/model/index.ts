export type { Boxed, BoxedFunction, BoxedTable, InformationItem } from './boxed.ts';
export { type CompiledModel, compileModel, type ElementName, type ModelCompilation, type ModelQuestion } from './compile-model.ts';
export type {
  DecisionModel,
  DecisionService,
  Diagram,
  InputData,
  ItemDefinition,
  KnowledgeModel,
  KnowledgeSource,
  ModelDecision,
  ModelImport,
} from './decision-model.ts';
export type { GivenValue } from './given-values.ts';
export { notSupported, unknownDecision, valueNotAllowed, valueOfOtherType } from './model-fault.ts';
export type { ModelProblem, ModelProblemCode } from './model-problem.ts';
export type { DecisionResult, ModelVerdict, TableTrace } from './model-verdict.ts';
