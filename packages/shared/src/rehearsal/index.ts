export { Difference, type ExitChange } from './difference.ts';
export {
  type AmountChange,
  type DecisionChange,
  type EndChange,
  OpenFrom,
  type OpenReason,
  type PathChange,
  type Place,
  Rehearsal,
} from './rehearsal.ts';
export { addTallies, emptyTally, Fared, Tally, tallyOf } from './tally.ts';
