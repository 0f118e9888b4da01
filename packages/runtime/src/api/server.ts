import cookie from '@fastify/cookie';
import cors from '@fastify/cors';
import Fastify, { type FastifyInstance, LogController } from 'fastify';
import type { Sessions } from '../capabilities/tenants/index.ts';
import type { Files } from '../ports/files.ts';
import type { Ids } from '../ports/ids.ts';
import { answerError } from './answer-error.ts';
import type { appRouter } from './app-router.ts';
import { serveBuilder } from './builder-pages.ts';
import type { FileAddresses } from './file-addresses.ts';
import { openFilesListener } from './files-listener.ts';
import { serveHealth } from './health.ts';
import { acceptJson } from './hostile-json.ts';
import { addIdempotentWrites, type IdempotentWritesParts } from './idempotent-writes.ts';
import { type Allowance, addLoadLimits } from './load-limits.ts';
import { checkOrigin } from './origin-check.ts';
import { serveProcedures } from './procedures-over-http.ts';
import { type LogOptions, logAnswers, logOptions } from './request-log.ts';
import { identify } from './request-scope.ts';
import { addSecurityHeaders } from './security-headers.ts';

export type ServerDependencies = {
  readonly host: string;
  /** The files' listener takes the next one; 0 draws both at random. */
  readonly port: number;
  /** Whether the world sees us by https: then cookies are `Secure`. */
  readonly https: boolean;
  /** Where the files' listener is reached from outside, if not where it listens: `https://files.example`. */
  readonly publicFiles?: string | undefined;
  /** Proxies in front whose word on the caller's address is believed. */
  readonly trustedProxies: readonly string[];
  /** Other origins whose pages may call, exactly as browsers name them. */
  readonly origins: readonly string[];
  readonly allowance: Allowance;
  readonly log: LogOptions;
  /** The built builder. */
  readonly builder: string;
  readonly sessions: Pick<Sessions, 'scopeOf'>;
  readonly router: ReturnType<typeof appRouter>;
  readonly files: Files;
  readonly addresses: FileAddresses;
  readonly ids: Ids;
  /** Keys of writes; without it `Idempotency-Key` means nothing. */
  readonly idempotentWrites?: IdempotentWritesParts | undefined;
  /** Channels: routes and sockets beside the procedures. They ask `scopeOf(request)` who is there. */
  readonly channels: readonly ((app: FastifyInstance) => Promise<void>)[];
  /** What keeps the product from its work now; empty when it is ready. */
  missing(): Promise<readonly string[]>;
};

export type Server = {
  /** `http://127.0.0.1:4600` */
  readonly address: string;
  readonly filesAddress: string;
  readonly app: FastifyInstance;
  /** Every route there is, as it was declared: `POST /hooks/:tenant/:flow`. */
  readonly routes: readonly string[];
  /** Stops taking requests and answers those that are running. */
  close(): Promise<void>;
};

const bodyBytes = 1024 * 1024;

/** Opens both listeners: the product's, and the one for files. */
export async function openServer(dependencies: ServerDependencies): Promise<Server> {
  const { host, port } = dependencies;
  const files = openFilesListener(dependencies);
  const filesAddress = await files.listen({ host, port: port === 0 ? 0 : port + 1 });
  try {
    const routes: string[] = [];
    const app = await openApp(dependencies, { filesAddress: dependencies.publicFiles ?? filesAddress, routes });
    const address = await app.listen({ host, port });
    return {
      address,
      filesAddress,
      app,
      routes,
      async close() {
        await Promise.all([app.close(), files.close()]);
      },
    };
  } catch (error) {
    await files.close();
    throw error;
  }
}

async function openApp(
  dependencies: ServerDependencies,
  { filesAddress, routes }: { readonly filesAddress: string; readonly routes: string[] },
): Promise<FastifyInstance> {
  const { https, origins, ids, sessions } = dependencies;
  const app = Fastify({
    logger: logOptions(dependencies.log),
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => ids.next(),
    trustProxy: dependencies.trustedProxies.length > 0 ? [...dependencies.trustedProxies] : false,
    bodyLimit: bodyBytes,
    onProtoPoisoning: 'error',
    onConstructorPoisoning: 'error',
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 5000 },
  });
  app.setErrorHandler(answerError);
  app.addHook('onRoute', ({ method, url }) => void routes.push(...[method].flat().map((verb) => `${verb} ${url}`)));
  acceptJson(app);
  logAnswers(app);
  addSecurityHeaders(app, { https, files: () => filesAddress });
  await app.register(cookie);
  if (origins.length > 0) await app.register(cors, { origin: [...origins], credentials: true, maxAge: 600 });
  app.addHook('onRequest', async (request) => {
    checkOrigin(request, origins);
    await identify(request, sessions);
  });
  await addLoadLimits(app, dependencies.allowance);
  if (dependencies.idempotentWrites) addIdempotentWrites(app, dependencies.idempotentWrites);
  serveHealth(app, dependencies.missing);
  await serveProcedures(app, dependencies);
  for (const channel of dependencies.channels) await channel(app);
  await serveBuilder(app, dependencies.builder);
  return app;
}
