import { defineFault } from '@mortise/shared/fault';
import type { TenantId } from '@mortise/shared/tenant';

/** The key was destroyed (the customer was erased), or the bytes were tampered with. */
export const sealBroken = defineFault<{ what: string }>('vault.seal-broken', 'outside', ({ what }) => `${what} can no longer be opened`);

/** A key wrapped by its owner's: stored beside what it seals. Text, self-describing (key id, nonce, cipher text). */
export type WrappedKey = string;

/**
 * Envelope encryption (D6): AES-256-GCM, a key per execution, document owner or file, wrapped by the customer's key once known, that by the
 * tenant's, that by the master key. Tenant and customer keys are created on first use and kept by the vault's own key store.
 * `about` is the additional data that binds a cipher text to its place.
 */
export interface Vault {
  newKey(tenantId: TenantId, customer?: string): Promise<WrappedKey>;
  /** The same key, wrapped by the customer's instead. */
  rewrap(tenantId: TenantId, key: WrappedKey, customer: string): Promise<WrappedKey>;
  seal(tenantId: TenantId, key: WrappedKey, bytes: Uint8Array, about: string): Promise<Uint8Array>;
  /** Throws `vault.seal-broken`. */
  open(tenantId: TenantId, key: WrappedKey, bytes: Uint8Array, about: string): Promise<Uint8Array>;
  /** A keyed hash for exact look-ups of personal values; the same value gives the same text within a tenant and purpose. */
  fingerprint(tenantId: TenantId, purpose: string, value: string): Promise<string>;
  /** The same across tenants, for the shared duplicate index (V16). */
  sharedFingerprint(purpose: string, value: string): Promise<string>;
  /** Whether a customer's erasure takes the key along. */
  endsWithCustomer(key: WrappedKey): boolean;
  /** Erases a customer: everything under the key is unreadable from now on. */
  destroy(tenantId: TenantId, customer: string): Promise<void>;
}
