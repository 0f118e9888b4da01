import { createHash } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { FileRef } from '@mortise/shared/execution';
import type { Scope } from '@mortise/shared/tenant';
import { storeUnavailable } from '../../ports/execution-store.ts';
import type { Files } from '../../ports/files.ts';
import type { Ids } from '../../ports/ids.ts';
import { sealBroken, type Vault, type WrappedKey } from '../../ports/vault.ts';
import { durableWrite } from './durable-write.ts';
import { contentFrom, fileOf, type Heading, partsOf, storedFrom } from './sealed-file.ts';

export type FilesOptions = {
  /** The folder that holds one folder for each tenant. */
  readonly folder: string;
  readonly vault: Vault;
  readonly ids: Ids;
  /** The key of an execution; `undefined` when the tenant has none of this id. */
  readonly keyOf: (scope: Scope, execution: string) => Promise<WrappedKey | undefined>;
  readonly durable?: boolean;
};

/** Sealed files on disk, each with all that is needed to open it but the keys. Named by a keyed hash of owner and content. */
export function diskFiles({ folder, vault, ids, keyOf, durable = true }: FilesOptions): Files {
  const pathOf = ({ tenantId }: Scope, file: string) => join(folder, tenantId, file.slice(0, 2), file);

  async function get(scope: Scope, file: string): Promise<{ bytes: Uint8Array; ref: FileRef } | undefined> {
    if (!isFileId(file)) return undefined;
    const stored = await readFile(pathOf(scope, file)).catch(absent);
    if (stored === undefined) return undefined;
    const parts = partsOf(stored);
    const key = parts?.heading.key ?? (parts === undefined ? undefined : await keyOf(scope, parts.heading.owner));
    if (parts === undefined || key === undefined) throw sealBroken({ what: `file/${file}` });
    return fileOf(await vault.open(scope.tenantId, key, parts.sealed, `file/${file}`));
  }

  /** The key the owner's files are sealed with, and what a file says of it. */
  async function keyFor(scope: Scope, owner: string): Promise<{ key: WrappedKey; heading: Heading }> {
    const executionKey = await keyOf(scope, owner);
    if (executionKey !== undefined) return { key: executionKey, heading: { owner } };
    const key = await vault.newKey(scope.tenantId, owner === scope.tenantId ? undefined : owner);
    return { key, heading: { owner, key } };
  }

  return {
    get,
    async put(scope, owner, bytes, about) {
      const hash = createHash('sha256').update(bytes).digest('hex');
      const file = fileIdFrom(await vault.fingerprint(scope.tenantId, 'file', `${owner}/${hash}`));
      const known = await get(scope, file);
      if (known !== undefined) return known.ref;
      const name = about.name === undefined ? {} : { name: about.name };
      const ref: FileRef = { file, hash, bytes: bytes.length, type: about.type, ...name };
      const { key, heading } = await keyFor(scope, owner);
      const sealed = await vault.seal(scope.tenantId, key, contentFrom(ref, bytes), `file/${file}`);
      const write = { path: pathOf(scope, file), bytes: storedFrom(heading, sealed), temporary: `${ids.next()}.part`, durable };
      await durableWrite(write).catch((error) => {
        throw storeUnavailable({ reason: 'a file cannot be written' }, error);
      });
      return ref;
    },
    async remove(scope, file) {
      if (!isFileId(file)) return false;
      return rm(pathOf(scope, file))
        .then(() => true, absent)
        .then((removed) => removed ?? false);
    },
    close: async () => {},
  };
}

/** 40 hex digits: safe as a file name everywhere, too many to guess. */
function fileIdFrom(fingerprint: string): string {
  return Buffer.from(fingerprint, 'base64url').toString('hex').slice(0, 40);
}

const isFileId = (text: string) => /^[0-9a-f]{40}$/.test(text);

function absent(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
}
