import { z } from 'zod';
import { Text } from '../text/index.ts';
import { Finding, Verdict } from './check/index.ts';

/** A field of a receipt as the reviewer sees it: what was read, how surely, and where on the photo (corners in pixels). */
const ReviewField = z.strictObject({
  name: z.string(),
  title: Text,
  /** Amounts in fen as text of an integer for names ending in `Fen`, everything else as read. */
  value: z.string(),
  confidence: z.number(),
  box: z.array(z.tuple([z.number(), z.number()]).readonly()).optional(),
  source: z.string(),
});
export type ReviewField = z.infer<typeof ReviewField>;

const ReviewReceipt = z.strictObject({
  /** Index into `photos`. */
  photo: z.int(),
  fields: z.array(ReviewField),
  items: z.array(z.strictObject({ name: z.string(), amountFen: z.int() })),
  findings: z.array(z.strictObject({ check: z.string(), verdict: Verdict, message: Text, evidence: Finding.shape.evidence })),
});

/** A figure of the benefit statement (理算书) with what it was derived from. Fen. */
export const StatementLine = z.object({
  id: z.string(),
  title: Text,
  amountFen: z.int().optional(),
  formula: Text.optional(),
  get children() {
    return z.array(StatementLine);
  },
});
export type StatementLine = z.infer<typeof StatementLine>;

/** Everything a reviewer needs to decide a claim, on one screen. */
export const ReviewCase = z.strictObject({
  claimNo: z.string(),
  task: z.string(),
  /** Masked for readers who may not see it. */
  insured: z.string(),
  policyNo: z.string(),
  product: z.string(),
  cause: z.string(),
  photos: z.array(z.strictObject({ url: z.string(), name: z.string(), width: z.number(), height: z.number() })),
  receipts: z.array(ReviewReceipt),
  checks: z.strictObject({ fails: z.int(), warns: z.int(), notCheckable: z.int(), riskScore: z.int() }),
  suggestion: z.strictObject({ decision: z.enum(['approve', 'look-closer']), amountFen: z.int(), reason: z.string() }),
  explanation: StatementLine.optional(),
  choices: z.array(z.strictObject({ id: z.string(), title: Text })),
});
export type ReviewCase = z.infer<typeof ReviewCase>;
