import type { FastifyInstance, FastifyServerOptions } from 'fastify';
import { scopeOf } from './request-scope.ts';

/** Where log lines go: standard error unless told. */
type Sink = { write(line: string): void };

export type LogOptions = {
  readonly level: 'silent' | 'error' | 'warn' | 'info' | 'debug';
  /** Puts a mask over personal data in a text: identity numbers, cards, mobile numbers. */
  mask(text: string): string;
  readonly sink?: Sink;
};

/** JSON lines without bodies, queries, cookies or tokens; every text in a line passes the mask on its way out. */
export function logOptions({ level, mask, sink = process.stderr }: LogOptions): NonNullable<FastifyServerOptions['logger']> {
  return {
    level,
    base: null,
    redact: ['req.headers', 'password', 'token', 'secret', 'secrets', 'authorization', 'cookie'],
    serializers: { req: ({ method, url, id }) => ({ id, method, path: pathOf(url) }) },
    // Texts, not the line: a time in milliseconds may look like a telephone number.
    stream: { write: (line: string) => void sink.write(`${JSON.stringify(JSON.parse(line, (_, value) => masked(value, mask)))}\n`) },
  };
}

function masked(value: unknown, mask: LogOptions['mask']): unknown {
  return typeof value === 'string' ? mask(value) : value;
}

/** One line for each answered request. */
export function logAnswers(app: FastifyInstance): void {
  app.addHook('onResponse', async (request, reply) => {
    request.log.info(
      {
        method: request.method,
        path: pathOf(request.url),
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
        tenant: scopeOf(request)?.tenantId,
      },
      'answered',
    );
  });
}

/** An address without its query, which may carry signatures and inputs. */
function pathOf(url: string): string {
  return url.split('?', 1)[0] ?? '';
}
