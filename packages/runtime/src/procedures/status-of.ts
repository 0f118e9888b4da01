import type { Blame } from '@mortise/shared/fault';

/** The HTTP answers a fault can become. */
export type Status = 400 | 401 | 403 | 404 | 409 | 413 | 422 | 429 | 500 | 503;

const byCode: Readonly<Record<string, Status>> = {
  'session.required': 401,
  'session.refused': 401,
  'session.not-allowed': 403,
  'session.foreign-origin': 403,
  'session.too-many-tries': 429,
  'request.too-many': 429,
  'request.too-large': 413,
  'task.not-open': 409,
  'idempotency.still-running': 409,
  'idempotency.key-reused': 422,
  'webhook.busy': 503,
};

/** A code's last word says the same in every area. */
const byEnding: readonly (readonly [string, Status])[] = [
  ['not-found', 404],
  ['changed', 409],
  ['duplicate', 409],
  ['exists', 409],
  ['raced', 409],
];

const byBlame: Readonly<Record<Blame, Status>> = { author: 422, caller: 400, outside: 503, bug: 500 };

/** The HTTP status of a fault: by its code, else by who is to blame. */
export function statusOf(fault: { readonly code: string; readonly blame: Blame }): Status {
  return byCode[fault.code] ?? byEnding.find(([ending]) => fault.code.endsWith(ending))?.[1] ?? byBlame[fault.blame];
}
