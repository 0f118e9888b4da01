import { readFile } from 'node:fs/promises';
import { TenantId } from '@mortise/shared/tenant';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { tenantNotFound } from '../refusals.ts';
import { embedScript } from './embed-script.ts';

export type ChatPageParts = {
  /** The tenant's front door; `undefined` when there is no such tenant. */
  frontDoor(tenant: TenantId): Promise<string | undefined>;
  /** The built chat page, by its path. */
  readonly page: string | URL;
};

/** `GET /c/TENANT`, the chat as a page that the server's headers let others frame, and `GET /embed.js`, the script that puts it into another page. */
export function registerChatPage(app: FastifyInstance, { frontDoor, page }: ChatPageParts): void {
  app.get('/c/:tenant', async (request, reply) => {
    const { tenant } = z.object({ tenant: z.string().max(64) }).parse(request.params);
    const id = TenantId.safeParse(tenant);
    if (!id.success || (await frontDoor(id.data)) === undefined) throw tenantNotFound({ tenant });
    return reply
      .header('cache-control', 'no-cache')
      .type('text/html; charset=utf-8')
      .send(await readFile(page));
  });

  app.get('/embed.js', async (_request, reply) =>
    reply.header('cache-control', 'public, max-age=300').type('text/javascript; charset=utf-8').send(embedScript),
  );
}
