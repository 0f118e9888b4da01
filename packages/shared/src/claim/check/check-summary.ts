import { checks } from './check-receipt.ts';
import type { Finding, Verdict } from './finding.ts';

/** What the findings come to. The score orders a reviewer's work; it refuses nothing. */
export type CheckSummary = {
  readonly fails: number;
  readonly warns: number;
  readonly notCheckable: number;
  /** 0–100: nothing speaks against the receipt … everything does. */
  readonly riskScore: number;
};

const weightOf = new Map(checks.map(({ id, weight }) => [id, weight]));
const shareOf: Readonly<Record<Verdict, number>> = { fail: 1, warn: 0.3, pass: 0, 'n/a': 0, 'not-checkable': 0 };
/** For findings of checks that are not in the catalogue, such as a tenant's own. */
const usualWeight = 20;

/**
 * Sums findings up. Each one weakens what trust the others left, by its weight (a warning by three tenths of it), so one
 * more finding never lowers the score and no number of small ones exceeds 100.
 */
export function summaryOf(findings: readonly Finding[]): CheckSummary {
  const count = (verdict: Verdict) => findings.filter((finding) => finding.verdict === verdict).length;
  const trust = findings.reduce(
    (left, { check, verdict }) => left * (1 - (shareOf[verdict] * (weightOf.get(check) ?? usualWeight)) / 100),
    1,
  );
  return { fails: count('fail'), warns: count('warn'), notCheckable: count('not-checkable'), riskScore: Math.round((1 - trust) * 100) };
}
