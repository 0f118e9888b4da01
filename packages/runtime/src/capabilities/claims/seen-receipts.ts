import type { SeenReceipt } from '@mortise/shared/claim';
import type { Scope } from '@mortise/shared/tenant';
import type { Collection, Documents } from '../../ports/documents.ts';
import type { Vault } from '../../ports/vault.ts';

const seen: Collection = { name: 'seen-receipts', indexes: ['print', 'claim'] };
const most = 20;

/** Which receipts the tenant has seen (V16): keyed hashes only, so the index tells nothing about anybody. */
export function seenReceipts({ documents, vault }: { readonly documents: Documents; readonly vault: Vault }) {
  const purposes = { receipt: 'receipt', 'line-items': 'receipt-lines' } as const;
  return {
    /** Earlier claims with the same code and number, or the same lines. */
    async find(scope: Scope, match: SeenReceipt['match'], text: string, except: string): Promise<readonly SeenReceipt[]> {
      const print = await vault.fingerprint(scope.tenantId, purposes[match], text);
      const found = await documents.find(scope, seen, { print }, { by: 'id', order: 'asc' }, { limit: most });
      return found.items.flatMap(({ body, keys }) =>
        keys.claim === except ? [] : [{ match, claimNumber: String(keys.claim), on: String(body.on) }],
      );
    },
    /** Notes that a claim used it; noting it again changes nothing. */
    async note(scope: Scope, match: SeenReceipt['match'], text: string, claim: string, on: string): Promise<void> {
      const print = await vault.fingerprint(scope.tenantId, purposes[match], text);
      await documents.put(scope, seen, { id: `${print}:${claim}`, keys: { print, claim }, body: { on } }, 'any');
    },
  };
}
