import type { JsonRecord } from '@mortise/shared/json';
import { openJson, type Seal } from './sealed-json.ts';
import type { Vault } from './vault.ts';

/** Bodies remembered, and the largest that is, in bytes: a few megabytes at most. */
const bodiesKept = 1000;
const bodyBytes = 8 * 1024;

type Opened = { readonly key: string; readonly sealed: Uint8Array; readonly body: JsonRecord };

/**
 * Opens sealed bodies, and remembers those read again and again (a token, the version in force) by their sealed bytes: what is stored is
 * compared at every reading, so a change is seen at once. What ends with a customer is never remembered.
 */
export function openedBodies(vault: Vault) {
  const known = new Map<string, Opened>();
  return async (seal: Seal, sealed: Uint8Array): Promise<JsonRecord> => {
    const name = `${seal.tenantId}/${seal.about}`;
    const before = known.get(name);
    if (before !== undefined && before.key === seal.key && Buffer.compare(before.sealed, sealed) === 0) return before.body;
    const body = await openJson(vault, seal, sealed);
    known.delete(name);
    if (sealed.length <= bodyBytes && !vault.endsWithCustomer(seal.key)) {
      for (const oldest of known.keys()) if (known.size >= bodiesKept) known.delete(oldest);
      known.set(name, { key: seal.key, sealed, body });
    }
    return body;
  };
}
