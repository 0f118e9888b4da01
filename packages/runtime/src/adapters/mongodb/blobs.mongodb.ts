import { type Scope, TenantId } from '@mortise/shared/tenant';
import { Binary } from 'mongodb';
import { z } from 'zod';
import type { Blobs } from '../../ports/blobs.ts';
import { sealBroken } from '../../ports/vault.ts';
import type { MongoDatabase } from './connect.ts';
import { asking, isDuplicate } from './failure.ts';
import { names } from './schema.ts';

/** A document may hold 16 MB; smaller pieces keep a server's memory even. */
const chunkBytes = 2 * 1024 * 1024;

const Head = z.object({ upload: z.string(), chunks: z.int(), bytes: z.int() });
const Named = z.object({ tenantId: TenantId, name: z.string() });
const Chunk = z.object({ bytes: z.instanceof(Uint8Array) });

/**
 * Sealed bytes as documents, so that every process of a deployment has them: pieces first, under an upload of their own, then the head that names
 * the upload. A file is there once its head is, and two uploads of one file never mix.
 */
export function mongoBlobs(database: Pick<MongoDatabase, 'collection'>): Blobs {
  const files = database.collection(names.files);
  const chunks = database.collection(names.chunks);
  const one = ({ tenantId }: Scope, name: string) => ({ tenantId: { $eq: tenantId }, name: { $eq: name } });
  const piecesOf = ({ tenantId }: Scope, upload: string) => ({ tenantId: { $eq: tenantId }, upload: { $eq: upload } });
  const removePieces = (scope: Scope, upload: string) => asking(() => chunks.deleteMany(piecesOf(scope, upload)));

  return {
    async read(scope, name) {
      const found = await asking(() => files.findOne(one(scope, name)));
      if (found === null) return undefined;
      const { upload, chunks: count, bytes } = Head.parse(found);
      const pieces = await asking(() => chunks.find(piecesOf(scope, upload)).sort({ n: 1 }).toArray());
      const whole = Buffer.concat(pieces.map((piece) => Chunk.parse(piece).bytes));
      if (pieces.length !== count || whole.length !== bytes) throw sealBroken({ what: `file/${name}` });
      return whole;
    },

    async write(scope, name, bytes) {
      const { tenantId } = scope;
      const upload = crypto.randomUUID();
      const count = Math.max(1, Math.ceil(bytes.length / chunkBytes));
      for (let n = 0; n < count; n++) {
        const piece = new Binary(bytes.subarray(n * chunkBytes, (n + 1) * chunkBytes));
        await asking(() => chunks.insertOne({ tenantId, upload, n, bytes: piece }));
      }
      const head = { upload, chunks: count, bytes: bytes.length };
      try {
        await asking(() => files.insertOne({ tenantId, name, ...head }));
      } catch (error) {
        // The first upload of a name stays: the same name means the same content.
        await removePieces(scope, upload);
        if (!isDuplicate(error)) throw error;
      }
    },

    async remove(scope, name) {
      const found = await asking(() => files.findOneAndDelete(one(scope, name)));
      if (found === null) return false;
      await removePieces(scope, Head.parse(found).upload);
      return true;
    },

    async list(_, after, limit) {
      const behind =
        after === undefined
          ? {}
          : { $or: [{ tenantId: { $gt: after.tenantId } }, { tenantId: { $eq: after.tenantId }, name: { $gt: after.name } }] };
      const found = await asking(() => files.find(behind).sort({ tenantId: 1, name: 1 }).limit(limit).toArray());
      return found.map((one) => Named.parse(one));
    },
  };
}
