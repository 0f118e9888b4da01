import type { FastifyInstance } from 'fastify';

/** `/healthz`: the process answers. `/readyz`: it can do its work; 503 with what is missing until then. */
export function serveHealth(app: FastifyInstance, missing: () => Promise<readonly string[]>): void {
  app.get('/healthz', async () => ({ ok: true }));
  app.get('/readyz', async (_request, reply) => {
    const lacks = await missing();
    if (lacks.length === 0) return { ok: true };
    return reply.code(503).header('retry-after', '1').send({ ok: false, missing: lacks });
  });
}
