import { createHash } from 'node:crypto';
import type { FileRef } from '@mortise/shared/execution';
import type { Scope } from '@mortise/shared/tenant';
import type { Blobs } from '../../ports/blobs.ts';
import type { Files } from '../../ports/files.ts';
import { sealBroken, type Vault, type WrappedKey } from '../../ports/vault.ts';
import { contentFrom, fileOf, type Heading, partsOf, storedFrom } from './sealed-file.ts';

export type FilesOptions = {
  /** Where the sealed bytes lie. */
  readonly blobs: Blobs;
  readonly vault: Vault;
  /** The key of an execution; `undefined` when the tenant has none of this id. */
  readonly keyOf: (scope: Scope, execution: string) => Promise<WrappedKey | undefined>;
};

/** Sealed files, each with all that is needed to open it but the keys. Named by a keyed hash of owner and content. */
export function sealedFiles({ blobs, vault, keyOf }: FilesOptions): Files {
  async function get(scope: Scope, file: string): Promise<{ bytes: Uint8Array; ref: FileRef } | undefined> {
    if (!isFileId(file)) return undefined;
    const stored = await blobs.read(scope, file);
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
      await blobs.write(scope, file, storedFrom(heading, sealed));
      return ref;
    },
    remove: async (scope, file) => isFileId(file) && (await blobs.remove(scope, file)),
    close: async () => {},
  };
}

/** 40 hex digits: safe as a file name everywhere, too many to guess. */
function fileIdFrom(fingerprint: string): string {
  return Buffer.from(fingerprint, 'base64url').toString('hex').slice(0, 40);
}

const isFileId = (text: string) => /^[0-9a-f]{40}$/.test(text);
