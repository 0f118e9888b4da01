import rateLimit from '@fastify/rate-limit';
import underPressure from '@fastify/under-pressure';
import { defineFault } from '@mortise/shared/fault';
import type { FastifyInstance } from 'fastify';
import { scopeOf } from './request-scope.ts';

/** More is going on than can be answered in time. */
const serverBusy = defineFault<{ seconds: number }>('server.busy', 'outside', () => 'too much is going on: try again in a moment');

/** Too many requests of one account, or from one address. */
const tooManyRequests = defineFault<{ seconds: number }>(
  'request.too-many',
  'caller',
  ({ seconds }) => `too many requests: wait ${seconds} seconds`,
);

/** Requests a minute: from one address by nobody known, and by one account. */
export type Allowance = { readonly perAddress: number; readonly perAccount: number };

const slowestLoopMs = 1_000;
const waitSeconds = 2;

/** Turns work away before it piles up: 503 when the process cannot keep up, 429 for who asks too often. Kept in memory. */
export async function addLoadLimits(app: FastifyInstance, { perAddress, perAccount }: Allowance): Promise<void> {
  await app.register(underPressure, {
    maxEventLoopDelay: slowestLoopMs,
    pressureHandler(request) {
      // Whoever watches the process must hear that it lives.
      if (request.url !== '/healthz') throw serverBusy({ seconds: waitSeconds });
    },
  });
  await app.register(rateLimit, {
    timeWindow: '1 minute',
    cache: 20_000,
    max: (request) => (scopeOf(request) ? perAccount : perAddress),
    keyGenerator(request) {
      const scope = scopeOf(request);
      return scope ? `${scope.tenantId} ${scope.actor}` : request.ip;
    },
    allowList: (request) => request.url === '/healthz',
    errorResponseBuilder: (_request, { ttl }) => tooManyRequests({ seconds: Math.ceil(ttl / 1000) }),
  });
}
