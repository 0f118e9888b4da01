import { defineFault, type Fault } from '../../fault/index.ts';
import type { Claim, ClaimTransition } from './claim.ts';
import { type ClaimState, canMove } from './claim-state.ts';

export const cannotMove = defineFault<{ state: ClaimState; from: ClaimState; to: ClaimState }>(
  'claim.cannot-move',
  'caller',
  ({ state, from, to }) => `a claim that is ${state} cannot go from ${from} to ${to}`,
);
export const decisionMisplaced = defineFault<{ to: ClaimState }>(
  'claim.decision-misplaced',
  'caller',
  ({ to }) => `a decision goes with the move to decided and with no other; this one leads to ${to}`,
);
export const machineCannotRefuse = defineFault(
  'claim.machine-cannot-refuse',
  'caller',
  () => 'a machine may approve a claim in full; to reduce or decline it takes a person',
);
export const sameReviewer = defineFault(
  'claim.same-reviewer',
  'caller',
  () => 'an appeal is decided by somebody who has not decided on this claim before',
);

/**
 * The claim after a transition. Throws `claim.cannot-move` (also when somebody else moved it first), `claim.decision-misplaced`,
 * `claim.machine-cannot-refuse` (a person may refuse a decision made only automatically: PIPL article 24) and
 * `claim.same-reviewer`.
 */
export function moveClaim(claim: Claim, transition: ClaimTransition): Claim {
  const refusal = refusalOf(claim, transition);
  if (refusal !== undefined) throw refusal;
  return { ...claim, state: transition.to, history: [...claim.history, transition] };
}

function refusalOf(claim: Claim, { from, to, by, decision }: ClaimTransition): Fault | undefined {
  if (claim.state !== from || !canMove(from, to)) return cannotMove({ state: claim.state, from, to });
  if ((to === 'decided') !== (decision !== undefined)) return decisionMisplaced({ to });
  if (decision === undefined) return undefined;
  const alone = by.kind !== 'staff' || from === 'auto-assessing';
  if (alone && decision.outcome !== 'approved') return machineCannotRefuse({});
  const earlier = claim.history.filter((step) => step.decision !== undefined);
  const appealed = claim.history.some((step) => step.to === 'appealed');
  if (appealed && earlier.some((step) => step.by.id === by.id)) return sameReviewer({});
  return undefined;
}
