import { defineFault } from '@mortise/shared/fault';
import { type SystemScope, serviceScope } from '@mortise/shared/tenant';
import type { OpenArchive } from './open-archive.ts';
import type { ArchivePart } from './ports/archive.ts';
import type { BlobPlace } from './ports/blobs.ts';

/** What was written is not what was read. */
export const copyNotWhole = defineFault<{ part: string; read: number; written: number }>(
  'store.copy-not-whole',
  'bug',
  ({ part, read, written }) => `of ${read} ${part} only ${written} came over`,
);

/** How many records of each kind were copied. */
export type Copied = { readonly [part in 'keys' | 'executions' | 'batches' | 'documents' | 'files']: number };

const system: SystemScope = { system: true };
const page = 200;
const filesPage = 1000;

/**
 * Copies everything from one store to an empty other, sealed as it is, and confirms it once all of it is there. An attempt that fails leaves a
 * target that nobody can open, and is simply made again.
 */
export async function copyStore(from: OpenArchive, to: OpenArchive, progress: (what: string) => void): Promise<Copied> {
  const counts: { readonly name: string; readonly read: number; count(): Promise<number> }[] = [];

  async function part<T>(name: string, source: ArchivePart<T>, target: ArchivePart<T>): Promise<number> {
    const read = await source.count();
    let done = 0;
    for (let after: string | undefined; ; ) {
      const { records, next } = await source.read(after, page);
      await target.write(records);
      done += records.length;
      progress(`${name}: ${done} of ${read}`);
      if (next === undefined) break;
      after = next;
    }
    counts.push({ name, read, count: () => target.count() });
    return done;
  }

  const keys = await part('keys', from.keys, to.keys);
  const executions = await part('executions', from.executions, to.executions);
  const batches = await part('batches', from.batches, to.batches);
  const documents = await part('documents', from.documents, to.documents);
  for (const { name, read, count } of counts) {
    const written = await count();
    if (written !== read) throw copyNotWhole({ part: name, read, written });
  }
  const files = await copyFiles(from, to, progress);
  await from.confirm();
  await to.confirm();
  return { keys, executions, batches, documents, files };
}

async function copyFiles(from: OpenArchive, to: OpenArchive, progress: (what: string) => void): Promise<number> {
  let done = 0;
  for (let after: BlobPlace | undefined; ; ) {
    const places = await from.blobs.list(system, after, filesPage);
    for (const { tenantId, name } of places) {
      const bytes = await from.blobs.read(serviceScope(tenantId), name);
      if (bytes === undefined) throw copyNotWhole({ part: 'files', read: done + 1, written: done });
      await to.blobs.write(serviceScope(tenantId), name, bytes);
      done++;
    }
    progress(`files: ${done}`);
    if (places.length < filesPage) return done;
    after = places.at(-1);
  }
}
