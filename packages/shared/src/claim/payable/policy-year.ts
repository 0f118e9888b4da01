import { z } from 'zod';
import { Fen } from './amount.ts';

/** What one policy year has used up so far: the sum of the postings of its decided claims. Fen. */
export const PolicyYear = z.strictObject({
  deductibleUsedFen: Fen,
  limitUsedFen: Fen,
  /** What other commercial insurers paid towards claims of this year. */
  otherCommercialFen: Fen,
  /** Used of the limit all benefits share. */
  aggregateUsedFen: Fen,
  /** Used of the limit of the whole renewal period, earlier years included. */
  lifetimeUsedFen: Fen,
});
export type PolicyYear = z.infer<typeof PolicyYear>;

/** What one decision books on the year, in the same transaction as the decision itself. Negative when it is taken back. */
export type Postings = {
  readonly deductibleFen: number;
  readonly limitFen: number;
  readonly otherCommercialFen: number;
};

/** A year in which nothing was claimed yet. */
export const untouchedYear: PolicyYear = {
  deductibleUsedFen: 0,
  limitUsedFen: 0,
  otherCommercialFen: 0,
  aggregateUsedFen: 0,
  lifetimeUsedFen: 0,
};

/** The year after a decision was booked. */
export function yearAfter(year: PolicyYear, postings: Postings): PolicyYear {
  return {
    deductibleUsedFen: year.deductibleUsedFen + postings.deductibleFen,
    limitUsedFen: year.limitUsedFen + postings.limitFen,
    otherCommercialFen: year.otherCommercialFen + postings.otherCommercialFen,
    aggregateUsedFen: year.aggregateUsedFen + postings.limitFen,
    lifetimeUsedFen: year.lifetimeUsedFen + postings.limitFen,
  };
}

/** The postings that take a decision back, as when its claim is opened again. */
export function reversalOf(postings: Postings): Postings {
  return {
    deductibleFen: 0 - postings.deductibleFen,
    limitFen: 0 - postings.limitFen,
    otherCommercialFen: 0 - postings.otherCommercialFen,
  };
}
