export { ExecutionView, ListedExecution, StandingToken, TraceEntry } from './execution-view.ts';
export { executionsRouter } from './executions.router.ts';
export { maskData, maskVariables, seesPersonalData } from './masking.ts';
export { type ExecutionSources, executionNotFound, readExecution, readTrace } from './read-execution.ts';
