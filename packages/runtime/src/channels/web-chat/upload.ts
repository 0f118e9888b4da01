import multipart from '@fastify/multipart';
import { FileRef } from '@mortise/shared/execution';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type ConversationTokens, rememberUpload, type Speaker } from '../../capabilities/conversations/index.ts';
import type { Documents } from '../../ports/documents.ts';
import type { Files } from '../../ports/files.ts';
import type { ImageIntake } from '../../ports/image-intake.ts';
import { malformed } from '../../procedures/index.ts';
import type { Allowance } from '../allowance.ts';
import { tokenRefused, tooMany } from '../refusals.ts';

export type UploadParts = {
  readonly documents: Documents;
  readonly files: Files;
  readonly images: Pick<ImageIntake, 'take'>;
  readonly tokens: ConversationTokens;
  readonly allowance: Allowance;
};

const uploadBytes = 15 * 1024 * 1024;
const uploadsAtOnce = 4;
const nameLength = 200;

/**
 * `POST /chat/files` (multipart, one file, bearer token of a conversation): the picture as it may be kept, and whether it can be read.
 * The caller is checked before a byte of the body is looked at. The name is text for people and nothing else.
 */
export async function registerUpload(app: FastifyInstance, parts: UploadParts): Promise<void> {
  await app.register(multipart, { limits: { files: 1, parts: 2, fields: 1, fieldSize: 1000, fileSize: uploadBytes } });
  const speakers = new WeakMap<FastifyRequest, Speaker>();
  let running = 0;

  app.post('/chat/files', {
    bodyLimit: uploadBytes + 64 * 1024,
    onRequest: async (request) => {
      const speaker = await speakerOf(parts.tokens, request);
      const waitMs = parts.allowance.take(`${speaker.scope.tenantId}/${speaker.conversation}`);
      if (waitMs > 0) throw tooMany({ waitMs });
      speakers.set(request, speaker);
    },
    handler: async (request) => {
      const speaker = speakers.get(request);
      if (!speaker) throw tokenRefused({});
      if (running >= uploadsAtOnce) throw tooMany({ waitMs: 2000 });
      running++;
      try {
        const upload = await request.file();
        if (!upload) throw malformed({ detail: 'one file is expected' });
        const taken = await parts.images.take(await upload.toBuffer());
        const { scope, conversation } = speaker;
        const about = { type: 'image/jpeg', name: shownName(upload.filename) };
        const file = await parts.files.put(scope, conversation, taken.bytes, about);
        await rememberUpload(parts.documents, scope, conversation, file);
        const { verdict, reasons } = taken.quality;
        return { file: FileRef.parse(file), quality: { verdict, reasons } };
      } finally {
        running--;
      }
    },
  });
}

async function speakerOf(tokens: ConversationTokens, { headers }: FastifyRequest): Promise<Speaker> {
  const [, token] = /^Bearer (\S{1,200})$/.exec(headers.authorization ?? '') ?? [];
  const speaker = token === undefined ? undefined : await tokens.speakerOf(token);
  if (!speaker) throw tokenRefused({});
  return speaker;
}

/** A file name as display text: no folders, no control or direction characters. */
function shownName(name: string | undefined): string | undefined {
  const shown = name
    ?.split(/[\\/]/)
    .at(-1)
    ?.replace(/[\p{Cc}\p{Cf}]/gu, '')
    .trim()
    .slice(0, nameLength);
  return shown === '' ? undefined : shown;
}
