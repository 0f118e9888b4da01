import helmet from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';

/** Where the chat page lives: the one page that other sites may frame. */
const chatPage = '/c/';

/**
 * Headers of every answer. No inline script anywhere; styles may be inline, since the builder's components position themselves so.
 * `files` is the origin of the second listener, which serves pictures.
 */
export async function addSecurityHeaders(app: FastifyInstance, options: { readonly https: boolean; files(): string }): Promise<void> {
  await app.register(helmet, {
    hsts: options.https,
    // Older than frame-ancestors and unable to tell the chat page from the others.
    frameguard: false,
    crossOriginEmbedderPolicy: false,
    crossOriginResourcePolicy: { policy: 'cross-origin' },
    referrerPolicy: { policy: 'no-referrer' },
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:', options.files],
        fontSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        workerSrc: ["'self'", 'blob:'],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: [(request) => (request.url?.startsWith(chatPage) ? '*' : "'none'")],
      },
    },
  });
}
