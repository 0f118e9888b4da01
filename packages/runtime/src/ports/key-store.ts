/** Where the vault keeps its wrapped keys. Names are the vault's: `shared`, `tenant/T`, `customer/T/C`. */
export interface KeyStore {
  /** The wrapped key; `'destroyed'` for ever after it was destroyed; `undefined` when there never was one. */
  get(name: string): Promise<string | undefined>;
  /** Keeps the key unless the name is taken, destroyed ones included. */
  add(name: string, wrapped: string): Promise<void>;
  /** Forgets the key for good: no copy stays in the store's files. */
  destroy(name: string): Promise<void>;
  /** The keys whose names start so, destroyed ones left out. */
  list(prefix: string): Promise<readonly NamedKey[]>;
  /** Puts all of them in place of those of the same names, or none. */
  replace(keys: readonly NamedKey[]): Promise<void>;
}

export type NamedKey = { readonly name: string; readonly wrapped: string };

/** What `get` gives for a key that was destroyed. */
export const destroyedKey = 'destroyed';
