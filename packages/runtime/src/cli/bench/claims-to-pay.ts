import { z } from 'zod';
import type { ServerProcess } from './server-process.ts';

const Answer = z.object({ status: z.string() });

/** A claim that a caller wants paid; it keeps its key until it has an answer. */
export type ClaimToPay = { readonly claimNo: string; status?: string };

/** Claims numbered from 1. */
export function claimsToPay(count: number): readonly ClaimToPay[] {
  return Array.from({ length: count }, (_, n) => ({ claimNo: `C${String(n + 1).padStart(8, '0')}` }));
}

/** Asks for each claim to be paid, a few at a time, under the claim's own key. A server that dies leaves its claims unanswered. */
export async function askToPay(server: ServerProcess, claims: readonly ClaimToPay[], concurrency: number): Promise<void> {
  const waiting = [...claims];
  await Promise.all(
    Array.from({ length: concurrency }, async () => {
      for (let claim = waiting.shift(); claim; claim = waiting.shift()) await ask(server, claim);
    }),
  );
}

async function ask({ origin, token }: ServerProcess, claim: ClaimToPay): Promise<void> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': `pay-${claim.claimNo}` };
  const request = { method: 'POST', headers, body: JSON.stringify({ claimNo: claim.claimNo }) };
  const answer = await fetch(`${origin}/hooks/anhe/pay`, request).then(
    async (response) => (response.ok ? Answer.parse(await response.json()) : undefined),
    () => undefined,
  );
  if (answer) claim.status = answer.status;
}
