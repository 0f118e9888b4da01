import { z } from 'zod';
import { fenFromUpper } from './read-upper-amount.ts';
import { upperFrom } from './upper-amount.ts';

/** Golden cases of amounts in characters: whole fen and how it is written. */
export const RmbCases = z.array(z.strictObject({ fen: z.int(), upper: z.string() }));
export type RmbCases = z.infer<typeof RmbCases>;

/** How many cases hold in both directions: what is written reads as these fen, and so does what we would write. Names what failed. */
export function evaluateRmbCases(cases: RmbCases): { passed: number; failed: string[]; total: number } {
  const failed = cases
    .filter(({ fen, upper }) => fenFromUpper(upper) !== fen || fenFromUpper(upperFrom(fen)) !== fen)
    .map(({ fen, upper }) => `${fen} ${upper}`);
  return { passed: cases.length - failed.length, failed, total: cases.length };
}
