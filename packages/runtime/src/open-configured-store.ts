import { masterKeyFrom, readMasterKey } from './adapters/vault/master-key.ts';
import type { Config } from './config.ts';
import { openMongoStore } from './open-mongo-store.ts';
import { openStore, type Store, type StoreOptions } from './open-store.ts';

/**
 * Opens the store that the configuration names: the MongoDB database where it gives an address, else the data folder. The master key is the
 * configured one, else the data folder's. Throws as `openStore` and `openMongoStore` do, and `vault.bad-master-key`.
 */
export async function openConfiguredStore(
  config: Pick<Config, 'data' | 'masterKey' | 'mongodb' | 'leaseMs'>,
  options: Omit<StoreOptions, 'folder' | 'masterKey'>,
): Promise<Store> {
  const masterKey = config.masterKey === undefined ? await readMasterKey(config.data) : masterKeyFrom(config.masterKey);
  if (config.mongodb === undefined) return openStore({ ...options, folder: config.data, masterKey });
  const { clock, ids } = options;
  return openMongoStore({ uri: config.mongodb, masterKey, clock, ids, leaseMs: config.leaseMs });
}
