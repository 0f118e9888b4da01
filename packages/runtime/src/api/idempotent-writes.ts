import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Clock } from '../ports/clock.ts';
import { malformed } from '../procedures/index.ts';
import type { Begun, Idempotency, SavedAnswer } from './idempotency.ts';
import { scopeOf } from './request-scope.ts';

const answerBytes = 256 * 1024;
const sweptAtOnce = 1000;
const sweepEveryMs = 10 * 60_000;

/** Answers that hold a secret which is shown once; not even sealed are they kept. Webhooks have their execution as the record. */
const neverKept = /^\/(hooks\/|trpc\/[^?]*tokens\.create)/;

export type IdempotentWritesParts = { readonly idempotency: Idempotency; readonly clock: Clock };

/**
 * Makes every signed-in write with an `Idempotency-Key` once: REST and procedures alike. A request is its method, address and body; the same
 * under the same key gets the saved answer with `idempotent-replay: true`. What failed on our side (5xx) is not kept and may be tried again.
 */
export function addIdempotentWrites(app: FastifyInstance, { idempotency, clock }: IdempotentWritesParts): void {
  const begun = new WeakMap<FastifyRequest, Begun>();

  app.addHook('preHandler', async (request, reply) => {
    const key = keyOf(request);
    const scope = scopeOf(request);
    if (key === undefined || !scope || request.method !== 'POST' || neverKept.test(request.url)) return;
    const asked = await idempotency.begin(scope, key, JSON.stringify([request.url, request.body ?? null]));
    if ('begun' in asked) {
      begun.set(request, asked.begun);
      return;
    }
    const { status, body } = asked.saved;
    return reply.code(status).header('idempotent-replay', 'true').type('application/json; charset=utf-8').send(body);
  });

  app.addHook('onSend', async (request, reply, payload: unknown) => {
    const begin = begun.get(request);
    if (!begin) return payload;
    begun.delete(request);
    const answer = await answerIn(payload, reply.statusCode);
    const isKept = answer !== undefined && answer.status < 500 && answer.body.length <= answerBytes;
    await (isKept ? begin.keep(answer) : begin.forget());
    if (!(payload instanceof Response)) return payload;
    return new Response(answer?.body, { status: payload.status, headers: payload.headers });
  });

  let cancel = () => {};
  const sweepLater = () => {
    cancel = clock.at(clock.now() + sweepEveryMs, async () => {
      // What could not be forgotten now is forgotten the next time.
      await idempotency.sweep(sweptAtOnce).catch(() => 0);
      sweepLater();
    });
  };
  sweepLater();
  app.addHook('onClose', async () => cancel());
}

/** What is being sent, read to its end; procedures answer with a `Response`. */
async function answerIn(payload: unknown, status: number): Promise<SavedAnswer | undefined> {
  if (payload instanceof Response) return { status: payload.status, body: await payload.text() };
  return typeof payload === 'string' ? { status, body: payload } : undefined;
}

function keyOf({ headers }: FastifyRequest): string | undefined {
  const key = headers['idempotency-key'];
  if (key === undefined) return undefined;
  if (typeof key !== 'string' || !/^[\x21-\x7e]{1,200}$/.test(key))
    throw malformed({ detail: 'Idempotency-Key: 1 to 200 visible characters' });
  return key;
}
