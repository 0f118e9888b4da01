import { createHash, createSecretKey, type KeyObject } from 'node:crypto';
import { destroyedKey, type KeyStore } from '../../ports/key-store.ts';
import { sealBroken } from '../../ports/vault.ts';
import { freshBytes } from './fresh-bytes.ts';
import { unwrap, type Wrapper, wrap } from './wrapping.ts';

/** A wrapping key in memory, with the keys it lately unwrapped: dropping it forgets them all. */
export type Ring = Wrapper & { readonly unwrapped: Map<string, KeyObject>; readonly readAt: number };

/** Opens the stored keys (`shared`, `tenant/T`, `customer/T/C`), creating each on first use, and keeps those in use in memory. */
export type KeyRing = {
  /** The key of this name, wrapped by `by`, made when there is none. Throws `vault.seal-broken` when it was destroyed or cannot be unwrapped. */
  of(name: string, by: Wrapper): Promise<Ring>;
  /** The same, and `vault.seal-broken` when there is none. */
  existing(name: string, by: Wrapper): Promise<Ring>;
  destroy(name: string): Promise<void>;
};

/** The wrapping keys kept in memory. */
const ringsKept = 5000;

/** The master key's name is a part of its hash: it tells keys apart and tells nothing about them. */
export function masterWrapper(masterKey: Uint8Array): Wrapper {
  return {
    name: `master-${createHash('sha256').update('mortise master key').update(masterKey).digest('hex').slice(0, 12)}`,
    key: createSecretKey(masterKey),
  };
}

/** Opens a ring of keys on their store. A customer's key is read again after `forgottenMs`, since another process may have destroyed it. */
export function openKeyRing(keys: KeyStore, forgottenMs = Number.POSITIVE_INFINITY): KeyRing {
  const rings = new Map<string, Ring>();
  const opening = new Map<string, Promise<Ring>>();
  const destroyed = new Set<string>();

  async function open(name: string, by: Wrapper, isMade: boolean): Promise<Ring> {
    const readAt = performance.now();
    let wrapped = await keys.get(name);
    if (wrapped === undefined && isMade) {
      await keys.add(name, wrap(by, freshKey(), name));
      wrapped = await keys.get(name);
    }
    // The second look is for a key that was destroyed while we read it: it must not come back to life here.
    if (wrapped === undefined || wrapped === destroyedKey || destroyed.has(name)) throw sealBroken({ what: 'what was erased' });
    const key = unwrap(by, wrapped, name);
    if (key === undefined) throw sealBroken({ what: 'a stored key' });
    const ring: Ring = { name, key, unwrapped: new Map(), readAt };
    keep(rings, name, ring, ringsKept);
    return ring;
  }

  function fresh(name: string): Ring | undefined {
    const known = rings.get(name);
    const isOld = known !== undefined && name.startsWith('customer/') && performance.now() - known.readAt >= forgottenMs;
    if (isOld) rings.delete(name);
    return isOld ? undefined : known;
  }

  return {
    async of(name, by) {
      const known = fresh(name);
      if (known !== undefined) return known;
      // Two that make the same key at once must not each keep their own.
      const pending = opening.get(name) ?? open(name, by, true).finally(() => opening.delete(name));
      opening.set(name, pending);
      return pending;
    },
    existing: async (name, by) => fresh(name) ?? open(name, by, false),
    async destroy(name) {
      destroyed.add(name);
      rings.delete(name);
      await keys.destroy(name);
    },
  };
}

/** 256 random bits. A key object rather than its bytes: the cipher starts from it in half the time. */
export function freshKey(): KeyObject {
  return createSecretKey(freshBytes(32));
}

/** Adds to a bounded memory; over the bound the oldest goes. */
export function keep<K, V>(memory: Map<K, V>, key: K, value: V, bound: number): void {
  if (memory.size >= bound) for (const oldest of memory.keys()) if (memory.delete(oldest)) break;
  memory.set(key, value);
}
