import type { KeyStore } from '../../ports/key-store.ts';
import { sealBroken } from '../../ports/vault.ts';
import { masterWrapper } from './key-ring.ts';
import { unwrap, wrap } from './wrapping.ts';

/**
 * Wraps every tenant's key by a new master key, all in one write; nothing sealed is touched. Gives how many keys.
 * Run it while no vault is open on the same keys. Throws `vault.seal-broken` when `from` is not their master key.
 */
export async function rotateMaster(options: {
  readonly keys: KeyStore;
  readonly from: Uint8Array;
  readonly to: Uint8Array;
}): Promise<number> {
  const from = masterWrapper(options.from);
  const to = masterWrapper(options.to);
  const stored = [...(await options.keys.list('shared')), ...(await options.keys.list('tenant/'))];
  const rewrapped = stored.map(({ name, wrapped }) => {
    const key = unwrap(from, wrapped, name);
    if (key === undefined) throw sealBroken({ what: 'a stored key' });
    return { name, wrapped: wrap(to, key, name) };
  });
  await options.keys.replace(rewrapped);
  return rewrapped.length;
}
