import { defineFault } from '@mortise/shared/fault';
import Fastify, { type FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Files } from '../ports/files.ts';
import { answerError } from './answer-error.ts';
import type { FileAddresses } from './file-addresses.ts';

/** Alike for a file that is gone, an address that is too old and one that was made up. */
const addressNotFound = defineFault('file.not-found', 'caller', () => 'there is no file here, or no longer');

const Address = z.strictObject({ expires: z.string().max(20), signature: z.string().max(100) });
const Id = z.strictObject({ id: z.string().max(200) });

/**
 * The second listener: customers' files come from an origin of their own, where no cookie is and nothing runs. Content types are the stored
 * ones, never guessed; everything is an attachment, which pictures in a page do not mind.
 */
export function openFilesListener(options: { readonly files: Files; readonly addresses: FileAddresses }): FastifyInstance {
  const app = Fastify({ logger: false });
  app.setErrorHandler(answerError);
  app.get('/files/:id', async (request, reply) => {
    const opened = options.addresses.read({ ...Id.parse(request.params), ...Address.parse(request.query) });
    const found = opened && (await options.files.get(opened.scope, opened.file));
    if (!found) throw addressNotFound({});
    return reply
      .type(found.ref.type)
      .headers({
        'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(found.ref.name ?? 'file')}`,
        'x-content-type-options': 'nosniff',
        'content-security-policy': "default-src 'none'; sandbox",
        'cross-origin-resource-policy': 'cross-origin',
        'referrer-policy': 'no-referrer',
        'cache-control': 'private, max-age=300',
      })
      .send(found.bytes);
  });
  return app;
}
