import { defineFault } from '@mortise/shared/fault';
import type { JsonRecord } from '@mortise/shared/json';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { readJson } from '../../api/hostile-json.ts';
import { malformed } from '../../procedures/index.ts';
import { openAllowance } from '../allowance.ts';
import { tooMany } from '../refusals.ts';
import { type CallerParts, callerBySignature, callerByToken, isSigned } from './caller.ts';
import { openApiDocument } from './open-api.ts';
import { openCalls, type RunCallParts } from './run-call.ts';

/** More calls are being answered than this process takes on. */
const webhookBusy = defineFault<{ waitMs: number }>('webhook.busy', 'outside', () => 'too many calls at once: try again in a moment');

export type WebhookParts = CallerParts & Omit<RunCallParts, 'patienceMs'> & { readonly build: string; readonly patienceMs?: number };

const bodyBytes = 256 * 1024;
const callsAtOnce = 512;

/**
 * `POST /hooks/TENANT/FLOW`: starts a flow with the body as its input and answers 200 with the result, or 202 when it takes longer.
 * By API token with `Idempotency-Key`, or signed. `GET /openapi.json` describes it.
 */
export async function webhook(app: FastifyInstance, parts: WebhookParts): Promise<void> {
  const run = openCalls({ ...parts, patienceMs: parts.patienceMs ?? 25_000 });
  const refused = openAllowance(parts.clock, { burst: 30, refillMs: 2_000 });
  let running = 0;

  app.get('/openapi.json', async () => openApiDocument(parts.build));

  await app.register(async (scoped) => {
    // A signature covers the bytes as they came, so they are kept as they came.
    scoped.removeContentTypeParser('application/json');
    scoped.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));

    scoped.post('/hooks/:tenant/:flow', { bodyLimit: bodyBytes }, async (request, reply) => {
      if (running >= callsAtOnce) throw webhookBusy({ waitMs: 1000 });
      running++;
      try {
        const body = request.body instanceof Uint8Array ? request.body : undefined;
        const call = await callerOf(request, body ?? new Uint8Array());
        if (body === undefined) throw malformed({ detail: 'the body must be a JSON object' });
        const answer = await run(call, inputIn(body), languageOf(request));
        if (answer.status === 'running') return reply.code(202).send({ execution: answer.execution });
        return answer;
      } finally {
        running--;
      }
    });
  });

  async function callerOf(request: FastifyRequest, body: Uint8Array) {
    if (!isSigned(request)) return callerByToken(parts, request);
    try {
      return await callerBySignature(parts, request, body);
    } catch (error) {
      const waitMs = refused.take(request.ip);
      throw waitMs > 0 ? tooMany({ waitMs }) : error;
    }
  }
}

function inputIn(body: Uint8Array): JsonRecord {
  const input = readJson(new TextDecoder().decode(body));
  if (!isRecord(input)) throw malformed({ detail: 'the body must be a JSON object' });
  return input;
}

/** Whatever was just read from JSON text is JSON: only its outermost form is still open. */
function isRecord(json: unknown): json is JsonRecord {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}

function languageOf({ headers }: FastifyRequest): 'zh' | 'en' {
  return /^en\b/i.test(headers['accept-language'] ?? '') ? 'en' : 'zh';
}
