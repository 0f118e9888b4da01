import type { TenantId } from '@mortise/shared/tenant';
import type { Vault } from './vault.ts';

/** Owners whose key is remembered. */
const ownersKept = 5000;

/**
 * One key for all documents an owner has put since the start, wrapped by the owner's: a fresh key for each document would cost more than its
 * sealing, and one for each owner erases as well.
 */
export function ownerKeys(vault: Vault) {
  const keys = new Map<string, Promise<string>>();
  return (tenantId: TenantId, owner: string | undefined): Promise<string> => {
    const name = owner === undefined ? tenantId : `${tenantId}/${owner}`;
    const known = keys.get(name) ?? vault.newKey(tenantId, owner);
    if (keys.size >= ownersKept) keys.clear();
    keys.set(name, known);
    // A key that could not be made (an erased owner, a full disk) is asked for again the next time.
    known.catch(() => keys.delete(name));
    return known;
  };
}
