import { readFile } from 'node:fs/promises';
import { TenantId } from '@mortise/shared/tenant';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import { tenantNotFound } from '../refusals.ts';
import { embedScript } from './embed-script.ts';

export type ChatPageParts = {
  /** The tenant's front door; `undefined` when there is no such tenant. */
  frontDoor(tenant: TenantId): Promise<string | undefined>;
  /** The built chat page, by its path. */
  readonly page: string | URL;
};

/** May stand in anybody's page, loads from here only, and runs no script but its own. */
const policy = [
  "default-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "media-src 'self' blob:",
  "connect-src 'self' ws: wss:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  'frame-ancestors *',
].join('; ');

/** `GET /c/TENANT`, the chat as a page that may be framed, and `GET /embed.js`, the script that puts it into another page. */
export function registerChatPage(app: FastifyInstance, { frontDoor, page }: ChatPageParts): void {
  app.get('/c/:tenant', async (request, reply) => {
    const { tenant } = z.object({ tenant: z.string().max(64) }).parse(request.params);
    const id = TenantId.safeParse(tenant);
    if (!id.success || (await frontDoor(id.data)) === undefined) throw tenantNotFound({ tenant });
    return framable(reply)
      .header('content-security-policy', policy)
      .type('text/html; charset=utf-8')
      .send(await readFile(page));
  });

  app.get('/embed.js', async (_request, reply) =>
    framable(reply).header('cache-control', 'public, max-age=300').type('text/javascript; charset=utf-8').send(embedScript),
  );
}

/** Other sites may show and load this, whatever the server's general headers say. */
function framable(reply: FastifyReply): FastifyReply {
  return reply
    .removeHeader('x-frame-options')
    .header('cross-origin-resource-policy', 'cross-origin')
    .header('x-content-type-options', 'nosniff');
}
