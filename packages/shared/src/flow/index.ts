export { Article, FlowClosure, Intent, IntentSet, KnowledgeSet } from './closure.ts';
export { DataClass, FlowEdge, FlowGraph, FlowId, FlowNode, FlowOrigin, NodeId, Note, VariableDecl, VariableType } from './graph.ts';
export { type HintedSetting, hintedSettings } from './hinted-settings.ts';
export { Exit, Exits, exitsOf, FieldHint, faultExit, NodeSpec } from './node-spec.ts';
export { OpaqueSettings, opaqueIn, opaqueKind, opaqueSpec } from './opaque.ts';
export { Problem } from './problem.ts';
export type { Resources } from './resources.ts';
export { validateFlow } from './validate.ts';
export { feelTypeOf, storedName, storedSchema } from './variable.ts';
