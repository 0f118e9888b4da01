export type { AmountChange } from './amounts.ts';
export { type RecordedInputs, type Replay, type ReplayProgress, replayTable } from './replay-table.ts';
export { replayText } from './replay-text.ts';
export type { ChangeGroup, OutcomeCounts, ReplayExample } from './tally.ts';
