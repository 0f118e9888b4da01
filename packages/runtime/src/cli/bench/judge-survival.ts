import { z } from 'zod';
import { claimNoOf } from './paying-flow.ts';

/** What the ledger of the core system says of one payment. */
export const Payment = z.object({ claimNo: z.string(), paymentNo: z.string() });

export type Evidence = {
  /** The payment each caller was told of, by the number of the call. */
  readonly told: readonly (string | undefined)[];
  /** The same, asked again after the last death. */
  readonly toldAgain: readonly (string | undefined)[];
  readonly payments: readonly z.infer<typeof Payment>[];
};
export type Verdict = {
  /** Executions without a payment, not finished, or remembered otherwise than they were told. */
  readonly lost: number;
  /** Claims that were paid more than once. */
  readonly doubled: number;
};

/** Compares what callers were told with what was paid. */
export function judgeSurvival({ told, toldAgain, payments }: Evidence): Verdict {
  const made = Map.groupBy(payments, ({ claimNo }) => claimNo);
  const isKept = (paymentNo: string | undefined, n: number) =>
    paymentNo !== undefined && paymentNo === toldAgain[n] && made.get(claimNoOf(n))?.[0]?.paymentNo === paymentNo;
  return {
    lost: told.filter((paymentNo, n) => !isKept(paymentNo, n)).length,
    doubled: [...made.values()].filter(({ length }) => length > 1).length,
  };
}
