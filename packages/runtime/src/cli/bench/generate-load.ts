import { Pool } from 'undici';

export type Load = {
  readonly origin: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The n-th request's key and body. */
  request(n: number): { readonly key: string; readonly body: string };
  /** What the body of a good answer contains; another answer has failed. */
  readonly good: string;
  readonly concurrency: number;
  readonly seconds: number;
  /** The first request's number, so that no two runs share a key. */
  readonly from: number;
};

/** What callers saw: good answers per second, and how long they waited, in ms. `requests` were sent in all. */
export type Seen = { readonly rps: number; readonly p50: number; readonly p99: number; readonly requests: number; readonly failed: number };

/** Calls in a closed loop, `concurrency` callers each waiting for its answer, for the given time. */
export async function generateLoad({ origin, path, headers, request, good, concurrency, seconds, from }: Load): Promise<Seen> {
  const pool = new Pool(origin, { connections: concurrency, pipelining: 1 });
  const waits: number[] = [];
  let failed = 0;
  let next = from;
  const started = performance.now();
  const until = started + seconds * 1000;

  async function caller(): Promise<void> {
    while (performance.now() < until) {
      const { key, body } = request(next++);
      const sent = performance.now();
      const answer = await pool.request({ path, method: 'POST', headers: { ...headers, 'idempotency-key': key }, body });
      const said = await answer.body.text();
      if (answer.statusCode === 200 && said.includes(good)) waits.push(performance.now() - sent);
      else failed++;
    }
  }

  await Promise.all(Array.from({ length: concurrency }, caller));
  const elapsed = (performance.now() - started) / 1000;
  await pool.close();
  waits.sort((a, b) => a - b);
  const at = (share: number) => round(waits[Math.min(waits.length - 1, Math.floor(waits.length * share))] ?? Number.NaN);
  return { rps: Math.round(waits.length / elapsed), p50: at(0.5), p99: at(0.99), requests: next - from, failed };
}

export function round(value: number): number {
  return Math.round(value * 100) / 100;
}
