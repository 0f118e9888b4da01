export { Claim, ClaimTransition, Decision, decisionOf, Mover } from './claim.ts';
export { ClaimNumber, claimNumberFrom, claimNumberOf } from './claim-number.ts';
export { ClaimState, canMove, nextStatesOf } from './claim-state.ts';
export { cannotMove, decisionMisplaced, machineCannotRefuse, moveClaim, sameReviewer } from './move-claim.ts';
export { progressOf, stateTitles } from './progress.ts';
