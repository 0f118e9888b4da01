import { z } from 'zod';

/** Where a claim can be. Released names are for ever; what people read stands in `progress.ts`. */
export const ClaimState = z.enum([
  'draft',
  'reported',
  'awaiting-documents',
  'submitted',
  'routing',
  'auto-assessing',
  'in-review',
  'investigating',
  'decided',
  'awaiting-customer',
  'paying',
  'payment-failed',
  'awaiting-account',
  'paid',
  'closed',
  'withdrawn',
  'appealed',
  'reopened',
  'recovering',
]);
export type ClaimState = z.infer<typeof ClaimState>;

const moves: Readonly<Record<ClaimState, readonly ClaimState[]>> = {
  draft: ['reported', 'withdrawn'],
  reported: ['awaiting-documents', 'submitted', 'withdrawn'],
  'awaiting-documents': ['submitted', 'withdrawn'],
  submitted: ['awaiting-documents', 'routing', 'withdrawn'],
  routing: ['awaiting-documents', 'auto-assessing', 'in-review', 'investigating', 'withdrawn'],
  'auto-assessing': ['in-review', 'decided'],
  'in-review': ['awaiting-documents', 'investigating', 'decided', 'withdrawn'],
  investigating: ['awaiting-documents', 'in-review', 'decided', 'withdrawn'],
  decided: ['awaiting-customer', 'paying', 'closed', 'appealed'],
  'awaiting-customer': ['paying', 'closed', 'appealed'],
  paying: ['paid', 'payment-failed'],
  'payment-failed': ['awaiting-account', 'paying'],
  'awaiting-account': ['paying'],
  paid: ['closed', 'appealed', 'recovering'],
  closed: ['appealed', 'recovering'],
  withdrawn: [],
  appealed: ['reopened', 'closed'],
  reopened: ['in-review', 'investigating'],
  recovering: ['closed'],
};

/** Whether a claim may go from one state straight to another. */
export function canMove(from: ClaimState, to: ClaimState): boolean {
  return moves[from].includes(to);
}

/** The states a claim may go to next. */
export function nextStatesOf(state: ClaimState): readonly ClaimState[] {
  return moves[state];
}
