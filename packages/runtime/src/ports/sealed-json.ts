import type { TenantId } from '@mortise/shared/tenant';
import type { Vault, WrappedKey } from './vault.ts';

/** What a sealed value is sealed with and bound to. */
export type Seal = { readonly tenantId: TenantId; readonly key: WrappedKey; readonly about: string };

/** A value as sealed JSON. */
export function sealJson(vault: Vault, { tenantId, key, about }: Seal, value: unknown): Promise<Uint8Array> {
  return vault.seal(tenantId, key, Buffer.from(JSON.stringify(value)), about);
}

/**
 * The value again, as it was sealed: the seal vouches that we wrote it ourselves, in this place, so its shape is not checked a second time.
 * Throws `vault.seal-broken`.
 */
export async function openJson(vault: Vault, { tenantId, key, about }: Seal, sealed: Uint8Array) {
  return JSON.parse(Buffer.from(await vault.open(tenantId, key, sealed, about)).toString());
}

/** Where sealed bytes belong, the same in every store: moved to another place they do not open. */
export const batchPlace = (execution: string, seq: number) => `execution/${execution}/batch/${seq}`;
export const snapshotPlace = (execution: string, seq: number) => `execution/${execution}/snapshot/${seq}`;
export const documentPlace = (collection: { readonly name: string }, id: string) => `document/${collection.name}/${id}`;
