import type { Scope } from '@mortise/shared/tenant';
import type { FastifyRequest } from 'fastify';
import type { Sessions } from '../capabilities/tenants/index.ts';

/** The cookie of a staff session. */
export const sessionCookie = 'mortise_session';

const scopes = new WeakMap<FastifyRequest, Scope>();

/** Who a request is from: the one place where a request becomes a scope is `identify`; everybody else asks here. */
export function scopeOf(request: FastifyRequest): Scope | undefined {
  return scopes.get(request);
}

/** Reads the API token or the session cookie of a request and remembers whose it is. A token goes before a cookie. */
export async function identify(request: FastifyRequest, sessions: Pick<Sessions, 'scopeOf'>): Promise<void> {
  const secret = bearerOf(request) ?? request.cookies[sessionCookie];
  const scope = secret === undefined ? undefined : await sessions.scopeOf(secret);
  if (scope) scopes.set(request, scope);
}

function bearerOf(request: FastifyRequest): string | undefined {
  return /^Bearer (mt_[\w-]{1,120})$/.exec(request.headers.authorization ?? '')?.[1];
}
