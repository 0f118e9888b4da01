import { createHash } from 'node:crypto';
import { defineFault } from '@mortise/shared/fault';
import { plainJson } from '@mortise/shared/json';
import type { Scope } from '@mortise/shared/tenant';
import { z } from 'zod';
import type { Clock } from '../ports/clock.ts';
import { type Collection, type Documents, documentChanged } from '../ports/documents.ts';

/** The key was used for something else. */
export const keyReused = defineFault('idempotency.key-reused', 'caller', () => 'this idempotency key was used for another request');

/** The first request with this key has not been answered yet. */
export const stillRunning = defineFault<{ waitMs: number }>(
  'idempotency.still-running',
  'caller',
  () => 'the first request with this idempotency key is still running',
);

const collection: Collection = { name: 'idempotency', indexes: ['until'] };

/** How long an answer is kept, and after how long a request that was never answered (the process died) may be tried again. */
const keptMs = 24 * 3_600_000;
const abandonedMs = 60_000;

/** An HTTP answer as it was given. */
export const SavedAnswer = z.strictObject({ status: z.int(), body: z.string() });
export type SavedAnswer = z.infer<typeof SavedAnswer>;

const Held = z.strictObject({ request: z.string(), answer: SavedAnswer.optional() });

/** A request under a key, not answered before: either of the two ends it. */
export type Begun = { keep(answer: SavedAnswer): Promise<void>; forget(): Promise<void> };

/** Requests by their key: the same twice is answered once, with one answer. */
export interface Idempotency {
  /** `request` is all that makes it what it is. Throws `idempotency.key-reused`, `idempotency.still-running`. */
  begin(scope: Scope, key: string, request: string): Promise<{ readonly saved: SavedAnswer } | { readonly begun: Begun }>;
  /** Forgets what is older than a day, at most `limit` of them; gives how many. */
  sweep(limit: number): Promise<number>;
}

/** Keeps keys in documents, per tenant and actor: one write before the work and one after. */
export function openIdempotency({ documents, clock }: { readonly documents: Documents; readonly clock: Clock }): Idempotency {
  const instant = (ms: number) => new Date(ms).toISOString();

  function begunAs(scope: Scope, id: string, request: string, version: number): Begun {
    return {
      async keep(answer) {
        const keys = { until: instant(clock.now() + keptMs) };
        await documents.put(scope, collection, { id, keys, body: { request, answer: plainJson(answer) } }, version);
      },
      forget: async () => void (await documents.remove(scope, collection, id)),
    };
  }

  return {
    async begin(scope, key, request) {
      const id = hashOf(JSON.stringify([scope.actor, key]));
      const hash = hashOf(request);
      const open = { id, keys: { until: instant(clock.now() + abandonedMs) }, body: { request: hash } };
      try {
        return { begun: begunAs(scope, id, hash, await documents.put(scope, collection, open, 0)) };
      } catch (error) {
        if (!documentChanged.is(error)) throw error;
      }
      const found = await documents.get(scope, collection, id);
      if (!found) throw stillRunning({ waitMs: 1000 });
      const over = String(found.keys.until) <= instant(clock.now());
      if (over) return { begun: begunAs(scope, id, hash, await documents.put(scope, collection, open, found.version)) };
      const held = Held.parse(found.body);
      if (held.request !== hash) throw keyReused({});
      if (!held.answer) throw stillRunning({ waitMs: 1000 });
      return { saved: held.answer };
    },

    async sweep(limit) {
      const old = await documents.across({ system: true }, collection, { until: { to: instant(clock.now()) } }, limit);
      for (const { tenantId, document } of old) {
        await documents.remove({ tenantId, actor: 'service:runtime', roles: ['service'] }, collection, document.id);
      }
      return old.length;
    },
  };
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
