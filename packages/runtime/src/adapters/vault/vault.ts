import { createHmac, createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';
import { defineFault } from '@mortise/shared/fault';
import type { TenantId } from '@mortise/shared/tenant';
import type { KeyStore } from '../../ports/key-store.ts';
import { sealBroken, type Vault, type WrappedKey } from '../../ports/vault.ts';
import { decrypt, encrypt } from './cipher.ts';
import { freshKey, keep, masterWrapper, openKeyRing, type Ring } from './key-ring.ts';
import { unwrap, wrap, wrapperOf } from './wrapping.ts';

/** The data folder was written under another master key. */
export const wrongMasterKey = defineFault(
  'vault.wrong-master-key',
  'caller',
  () => 'the stored keys belong to another master key: give the one this data folder was made with',
);

/** Keys remembered unwrapped, per wrapping key. */
const unwrappedKept = 5000;

export type VaultOptions = {
  readonly masterKey: Uint8Array;
  readonly keys: KeyStore;
  /** Where other processes may destroy a customer's key: after how long one is read again, in ms. Kept until it is destroyed here unless told. */
  readonly forgottenMs?: number;
};

/** Envelope encryption by node:crypto over stored keys. `masterKey` is 32 bytes. Throws `vault.wrong-master-key`. */
export async function openVault(options: VaultOptions): Promise<Vault> {
  const master = masterWrapper(options.masterKey);
  for (const { wrapped } of [...(await options.keys.list('shared')), ...(await options.keys.list('tenant/'))])
    if (wrapperOf(wrapped) !== master.name) throw wrongMasterKey({});
  const ring = openKeyRing(options.keys, options.forgottenMs);

  const tenantRing = (tenantId: TenantId) => ring.of(`tenant/${tenantId}`, master);
  const customerName = (tenantId: TenantId, customer: string) => `customer/${tenantId}/${customer}`;
  const customerRing = async (tenantId: TenantId, customer: string) =>
    ring.of(customerName(tenantId, customer), await tenantRing(tenantId));

  /** The ring that opens a wrapped key; only ever one of the tenant's own. */
  async function ringOf(tenantId: TenantId, key: WrappedKey): Promise<Ring> {
    const name = wrapperOf(key);
    if (name === `tenant/${tenantId}`) return tenantRing(tenantId);
    const customers = customerName(tenantId, '');
    if (name?.startsWith(customers)) return ring.existing(name, await tenantRing(tenantId));
    throw sealBroken({ what: 'a wrapped key' });
  }

  async function dataKey(tenantId: TenantId, key: WrappedKey): Promise<KeyObject> {
    const by = await ringOf(tenantId, key);
    const known = by.unwrapped.get(key);
    if (known !== undefined) return known;
    const opened = unwrap(by, key, 'data');
    if (opened === undefined) throw sealBroken({ what: 'a wrapped key' });
    keep(by.unwrapped, key, opened, unwrappedKept);
    return opened;
  }

  function wrapData(by: Ring, key: KeyObject): WrappedKey {
    const wrapped = wrap(by, key, 'data');
    keep(by.unwrapped, wrapped, key, unwrappedKept);
    return wrapped;
  }

  const ringFor = (tenantId: TenantId, customer?: string) =>
    customer === undefined ? tenantRing(tenantId) : customerRing(tenantId, customer);

  return {
    newKey: async (tenantId, customer) => wrapData(await ringFor(tenantId, customer), freshKey()),
    rewrap: async (tenantId, key, customer) => wrapData(await customerRing(tenantId, customer), await dataKey(tenantId, key)),
    seal: async (tenantId, key, bytes, about) => encrypt(await dataKey(tenantId, key), bytes, `${tenantId}/${about}`),
    async open(tenantId, key, bytes, about) {
      const opened = decrypt(await dataKey(tenantId, key), bytes, `${tenantId}/${about}`);
      if (opened === undefined) throw sealBroken({ what: about });
      return opened;
    },
    fingerprint: async (tenantId, purpose, value) => keyedHash(await tenantRing(tenantId), purpose, value),
    sharedFingerprint: async (purpose, value) => keyedHash(await ring.of('shared', master), purpose, value),
    endsWithCustomer: (key) => !wrapperOf(key)?.startsWith('tenant/'),
    destroy: (tenantId, customer) => ring.destroy(customerName(tenantId, customer)),
  };
}

/** A key of its own for each purpose, so that hashes of one say nothing about those of another. */
function keyedHash(by: Ring, purpose: string, value: string): string {
  const known = by.unwrapped.get(`fingerprint/${purpose}`);
  const key = known ?? createSecretKey(Buffer.from(hkdfSync('sha256', by.key, '', `fingerprint/${purpose}`, 32)));
  if (known === undefined) keep(by.unwrapped, `fingerprint/${purpose}`, key, unwrappedKept);
  return createHmac('sha256', key).update(value).digest('base64url');
}
