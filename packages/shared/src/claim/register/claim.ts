import { z } from 'zod';
import { Fen } from '../payable/amount.ts';
import { ClaimNumber } from './claim-number.ts';
import { ClaimState } from './claim-state.ts';

/** Who moved a claim. A `machine` is a rule or model acting alone. */
export const Mover = z.strictObject({ kind: z.enum(['customer', 'staff', 'machine']), id: z.string().min(1) });
export type Mover = z.infer<typeof Mover>;

/** What was decided: `approved` pays what the benefit calculation came to, `partial` less than that, `declined` nothing. */
export const Decision = z.discriminatedUnion('outcome', [
  z.strictObject({ outcome: z.enum(['approved', 'partial']), payFen: Fen }),
  z.strictObject({ outcome: z.literal('declined') }),
]);
export type Decision = z.infer<typeof Decision>;

/** One step of a claim's life, as the audit reads it. `reason` is a code or sentence for staff; `at` and `deadline` are instants in UTC. */
export const ClaimTransition = z.strictObject({
  at: z.iso.datetime(),
  by: Mover,
  from: ClaimState,
  to: ClaimState,
  reason: z.string().min(1).max(500),
  /** The version of the rule, table, model or flow that led here. */
  ruleVersion: z.string().min(1).max(200),
  /** Goes with every move to `decided`, and with no other. */
  decision: Decision.optional(),
  /** When the next step is due, by law or by promise. */
  deadline: z.iso.datetime().optional(),
});
export type ClaimTransition = z.infer<typeof ClaimTransition>;

/** A claim as the register keeps it; its state is that of the last transition. */
export const Claim = z.strictObject({
  number: ClaimNumber,
  policyNumber: z.string().min(1).max(60),
  customerId: z.string().min(1).max(100),
  /** The benefit as it was sold with the policy. */
  plan: z.strictObject({ id: z.string().min(1), version: z.int().positive() }),
  state: ClaimState,
  openedAt: z.iso.datetime(),
  history: z.array(ClaimTransition),
});
export type Claim = z.infer<typeof Claim>;

/** The decision in force: the last one made, if any. */
export function decisionOf(claim: Claim): Decision | undefined {
  return claim.history.findLast(({ decision }) => decision !== undefined)?.decision;
}
