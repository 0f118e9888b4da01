import type { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';

/** The body has more bytes than it may, counted after decompression. */
export class TooLarge extends Error {}

/** The unpacked body, never more than `maxBytes` of it in memory. Throws `TooLarge`, or what the stream throws. */
export async function bodyOf(body: Readable, encoding: string | undefined, maxBytes: number, signal: AbortSignal): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  const collect = async (source: AsyncIterable<Buffer>) => {
    for await (const chunk of source) {
      bytes += chunk.length;
      if (bytes > maxBytes) throw new TooLarge();
      chunks.push(chunk);
    }
  };
  const unpack = unpackerOf(encoding);
  await (unpack === undefined ? pipeline(body, collect, { signal }) : pipeline(body, unpack, collect, { signal }));
  return Buffer.concat(chunks);
}

function unpackerOf(encoding: string | undefined): Transform | undefined {
  switch (encoding?.trim().toLowerCase()) {
    case undefined:
    case '':
    case 'identity':
      return undefined;
    case 'gzip':
    case 'x-gzip':
      return createGunzip();
    case 'br':
      return createBrotliDecompress();
    case 'deflate':
      return createInflate();
    default:
      throw new Error('it is packed in a way nobody asked for');
  }
}
