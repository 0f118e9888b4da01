import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { answerError } from './answer-error.ts';

const yearSeconds = 31_536_000;
const notBuilt = 'The builder is not built yet. Run "npm start", or "pnpm --filter @mortise/builder build", and load this page again.\n';

/** Paths of programs, which never get a page. */
const forPrograms = /^\/(trpc|hooks|chat|live|files|openapi\.json|healthz|readyz)(\/|$|\?)/;

/** Serves the built builder: hashed assets for a year, its page for every address that a screen of it may have. */
export async function serveBuilder(app: FastifyInstance, folder: string): Promise<void> {
  const built = existsSync(join(folder, 'index.html'));
  if (built) {
    await app.register(fastifyStatic, {
      root: folder,
      cacheControl: false,
      setHeaders(reply, path) {
        const hashed = path.startsWith(join(folder, 'assets'));
        reply.header('cache-control', hashed ? `public, max-age=${yearSeconds}, immutable` : 'no-cache');
      },
    });
  }
  app.setNotFoundHandler((request, reply) => {
    const wantsPage = request.method === 'GET' && (request.headers.accept ?? '').includes('text/html') && !forPrograms.test(request.url);
    if (!wantsPage) return answerError(Object.assign(new Error('not found'), { statusCode: 404 }), request, reply);
    if (!built) return reply.code(503).type('text/plain; charset=utf-8').send(notBuilt);
    return reply.header('cache-control', 'no-cache').sendFile('index.html', { cacheControl: false });
  });
}
