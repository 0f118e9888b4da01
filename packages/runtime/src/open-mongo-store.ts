import type { SystemScope } from '@mortise/shared/tenant';
import { sealedFiles } from './adapters/files/files.ts';
import { mongoBlobs } from './adapters/mongodb/blobs.mongodb.ts';
import { connectMongo } from './adapters/mongodb/connect.ts';
import { refuseHalfCopied } from './adapters/mongodb/copying.ts';
import { openMongoCrew } from './adapters/mongodb/crew.mongodb.ts';
import { mongoDocuments } from './adapters/mongodb/documents.mongodb.ts';
import { mongoExecutionStore } from './adapters/mongodb/execution-store.mongodb.ts';
import { openFeed } from './adapters/mongodb/feed.ts';
import { mongoKeyStore } from './adapters/mongodb/key-store.mongodb.ts';
import { openPositions } from './adapters/mongodb/positions.ts';
import { prepareSchema } from './adapters/mongodb/schema.ts';
import { openVault } from './adapters/vault/vault.ts';
import type { Store } from './open-store.ts';
import type { Clock } from './ports/clock.ts';
import type { Ids } from './ports/ids.ts';
import { readableSnapshots } from './ports/readable-snapshots.ts';

export type MongoStoreOptions = {
  /** `mongodb://…`; the database is the one it names, else `mortise`. */
  readonly uri: string;
  /** 32 bytes, the same for every process. */
  readonly masterKey: Uint8Array;
  readonly clock: Clock;
  readonly ids: Ids;
  /** How long a process that says nothing counts as alive, in ms. */
  readonly leaseMs?: number;
  /** The time of leases, in ms since 1970; the server's own unless told. */
  readonly leaseClock?: () => Promise<number>;
};

const system: SystemScope = { system: true };
const usualLeaseMs = 10_000;
/** What another process erased is readable here for at most so long. */
const keysForgottenMs = 2_000;

/**
 * Opens a MongoDB database, beside any number of other processes that have it open: log, documents, keys and files, sealed under the master
 * key. Throws `store.unavailable`, `store.too-new`, `store.half-copied`, `vault.wrong-master-key`.
 */
export async function openMongoStore({
  uri,
  masterKey,
  clock,
  ids,
  leaseMs = usualLeaseMs,
  leaseClock,
}: MongoStoreOptions): Promise<Store> {
  const connected = await connectMongo({ uri });
  const database = leaseClock === undefined ? connected : { ...connected, now: leaseClock };
  try {
    await refuseHalfCopied(database);
    await prepareSchema(database);
    const keys = mongoKeyStore(database);
    const vault = await openVault({ masterKey, keys, forgottenMs: keysForgottenMs });
    const positions = openPositions(database);
    const feed = openFeed({ database, positions, clock });
    const self = ids.next();
    const executions = mongoExecutionStore({ database, vault, positions, feed, self });
    const documents = mongoDocuments({ database, vault, clock });
    const files = sealedFiles({ blobs: mongoBlobs(database), vault, keyOf: executions.keyOf });
    const crew = await openMongoCrew({ database, rows: executions.rows, feed, positions, clock, self, leaseMs });
    const close = async () => {
      await crew.leave(system).catch(() => {});
      await executions.close();
      await database.close();
    };
    return { executions: readableSnapshots(executions), documents, files, vault, keys, crew, close };
  } catch (error) {
    await database.close();
    throw error;
  }
}
