import { Fault, faultDataFrom } from '@mortise/shared/fault';
import { type FastifyTRPCPluginOptions, fastifyTRPCPlugin } from '@trpc/server/adapters/fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Context } from '../procedures/index.ts';
import { waitOf } from './answer-error.ts';
import type { appRouter } from './app-router.ts';
import { readJson } from './hostile-json.ts';
import { scopeOf, sessionCookie } from './request-scope.ts';

type Router = ReturnType<typeof appRouter>;

/** A drawing of 5,000 steps takes about 2 MB. */
const bodyBytes = 8 * 1024 * 1024;

/** Serves all procedures under `/trpc`, batched or one by one. */
export async function serveProcedures(app: FastifyInstance, options: { readonly router: Router; readonly https: boolean }): Promise<void> {
  await app.register(async (scoped) => {
    scoped.addHook('onRoute', (route) => {
      route.bodyLimit = bodyBytes;
    });
    // The procedures' own reader parses JSON plainly, so that it is judged here first.
    scoped.addHook('preHandler', async ({ body, query }) => {
      if (typeof body === 'string' && body !== '') readJson(body);
      const input = inputIn(query);
      if (input !== undefined) readJson(input);
    });
    const trpcOptions: FastifyTRPCPluginOptions<Router>['trpcOptions'] = {
      router: options.router,
      createContext: ({ req, res }) => contextOf(req, res, options.https),
      responseMeta({ errors }) {
        const waits = errors.map(({ cause }) => (cause instanceof Fault ? (waitOf(faultDataFrom(cause)) ?? 0) : 0));
        const wait = Math.max(0, ...waits);
        return wait > 0 ? { headers: { 'retry-after': String(wait) } } : {};
      },
      onError({ error, path, req }) {
        if (error.code === 'INTERNAL_SERVER_ERROR') req.log.error({ err: error.cause ?? error, procedure: path }, 'a procedure failed');
      },
    };
    await scoped.register(fastifyTRPCPlugin, { prefix: '/trpc', trpcOptions });
  });
}

function contextOf(request: FastifyRequest, reply: FastifyReply, https: boolean): Context {
  const cookie = { path: '/', httpOnly: true, sameSite: 'lax', secure: https } as const;
  return {
    scope: scopeOf(request),
    requestId: request.id,
    address: request.ip,
    session: {
      token: request.cookies[sessionCookie],
      keep: (token, until) => void reply.setCookie(sessionCookie, token, { ...cookie, expires: new Date(until) }),
      drop: () => void reply.clearCookie(sessionCookie, cookie),
    },
  };
}

function inputIn(query: unknown): string | undefined {
  if (typeof query !== 'object' || query === null || !('input' in query)) return undefined;
  return typeof query.input === 'string' ? query.input : undefined;
}
