import { defineFault } from '@mortise/shared/fault';
import type { FastifyRequest } from 'fastify';
import { sessionCookie } from './request-scope.ts';

/** A page of another site tried to write here, or to open a socket, with somebody's cookie. */
export const foreignOrigin = defineFault('session.foreign-origin', 'caller', () => 'this may only be asked from the product’s own pages');

const reading: readonly string[] = ['GET', 'HEAD', 'OPTIONS'];

/**
 * Refuses writes and socket upgrades from other sites' pages. Browsers name the page's origin with each of them; a request that names none
 * comes from a program, and then it may not come with the cookie. Throws `session.foreign-origin`.
 */
export function checkOrigin(request: FastifyRequest, known: readonly string[]): void {
  const upgrades = request.headers.upgrade !== undefined;
  if (reading.includes(request.method) && !upgrades) return;
  const { origin } = request.headers;
  if (origin === undefined) {
    if (request.cookies[sessionCookie] !== undefined) throw foreignOrigin({});
    return;
  }
  if (!known.includes(origin) && hostOf(origin) !== request.headers.host) throw foreignOrigin({});
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}
