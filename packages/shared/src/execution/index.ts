export { Batch, Step } from './batch.ts';
export { Command, Reply, Task } from './command.ts';
export { CustomerMessage, ExecutionEvent, FaultRecord, FileRef, Instant, Origin } from './event.ts';
export { readableBatch, snapshotFormat, snapshotReader, snapshotTooNew } from './snapshot-format.ts';
export { Answer, ExecutionState, ExecutionStatus, Frame, Phase, Token, Wait } from './state.ts';
