export { badSettings, defineNode, type Node, type World } from './define-node.ts';
export { leave, type Outcome, waitFor } from './outcome.ts';
export type { Projection, Projector } from './projection.ts';
export type { Committed, Progress, Runner } from './runner.ts';
export type { Ruling, Sight, Visit } from './visit.ts';
