import type { LocalDate } from '../../calendar/index.ts';
import type { ReceiptReading } from './receipt-reading.ts';

/** What the receipt form of a region is known to do; without it a deviation is only worth a warning. */
export type RegionProfile = {
  /** The four payments printed on the receipt add up to its total. */
  readonly paymentsAddUp: boolean;
  /** The fifth and sixth digit of the receipt code, by kind of care. */
  readonly codeKinds?: { readonly inpatient: readonly string[]; readonly outpatient: readonly string[] };
};

/** A receipt the tenant has seen before that looks like this one, as its index answers. The claim at hand is left out by the caller. */
export type SeenReceipt = {
  /** `receipt`: the same code and number. `line-items`: the same lines and amounts. */
  readonly match: 'receipt' | 'line-items';
  readonly claimNumber: string;
  readonly on: LocalDate;
};

/** Everything the checks need to know about one receipt; they ask nobody. */
export type CheckInput = {
  readonly receipt: ReceiptReading;
  readonly insured: {
    readonly name: string;
    readonly formerNames?: readonly string[];
    /** The last digits of the identity number, as many as are known. */
    readonly idTail?: string;
  };
  /** First and last day on which the policy covers. */
  readonly policy: { readonly startsOn: LocalDate; readonly endsOn: LocalDate };
  readonly submittedOn: LocalDate;
  readonly region?: RegionProfile;
  /** What the look-up of duplicates found; absent when it was not made. */
  readonly seen?: readonly SeenReceipt[];
};
