import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { askServer } from './ask-server.ts';
import type { Address } from './mortal-server.ts';

const Answer = z.object({ status: z.string(), output: z.object({ paymentNo: z.string().nullish() }) });

/** Longer than a dead process's work takes to be taken over, shorter than a frozen one is frozen. */
const patienceMs = 8_000;

export type PersistentCall = {
  /** Where the server is now; it changes from one start to the next. */
  address(): Address | undefined;
  readonly path: string;
  readonly key: string;
  readonly body: string;
  /** When to give up, by `performance.now()`. */
  readonly until: number;
};

/** Sends a call again, always with the same key, until the execution rests. Gives the number of the payment if it finished with one. */
export async function callUntilAnswered({ address, path, key, body, until }: PersistentCall): Promise<string | undefined> {
  for (; performance.now() < until; await pause(20)) {
    const to = address();
    if (to === undefined) continue;
    try {
      const headers = { authorization: `Bearer ${to.token}`, 'content-type': 'application/json', 'idempotency-key': key };
      const { status, said } = await askServer(`${to.origin}${path}`, { method: 'POST', headers, body, patienceMs });
      if (status !== 200) continue;
      const answer = Answer.parse(said);
      if (answer.status === 'running') continue;
      return answer.status === 'finished' ? (answer.output.paymentNo ?? undefined) : undefined;
    } catch (error) {
      // Whoever was killed cannot answer; what cannot be read is nobody's death.
      if (error instanceof z.ZodError) throw error;
    }
  }
  return undefined;
}
