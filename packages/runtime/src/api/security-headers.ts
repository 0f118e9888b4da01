import type { FastifyInstance } from 'fastify';
import helmet from 'helmet';

/** Where the chat page lives: the one page that other sites may frame. */
const chatPage = '/c/';

/**
 * Headers of every answer. No inline script anywhere; styles may be inline, since the builder's components position themselves so.
 * `files` is the origin of the second listener, which serves pictures.
 */
export function addSecurityHeaders(app: FastifyInstance, options: { readonly https: boolean; files(): string }): void {
  // Fastify's own plug-in puts the rules together anew for every request.
  const setHeaders = helmet({
    strictTransportSecurity: options.https,
    // Older than frame-ancestors and unable to tell the chat page from the others.
    xFrameOptions: false,
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
  app.addHook('onRequest', (request, reply, done) => setHeaders(request.raw, reply.raw, () => done()));
}
