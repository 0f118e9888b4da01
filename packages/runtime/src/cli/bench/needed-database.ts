import { defineFault } from '@mortise/shared/fault';
import { readConfig } from '../../config.ts';

const storeNotThere = defineFault<{ store: string }>(
  'bench.store-not-there',
  'caller',
  ({ store }) => `this product cannot measure on ${store}: it knows sqlite, and mongodb where MONGODB_URI names a server`,
);

/** The address of the server that a measurement on this store needs. Throws `bench.store-not-there`. */
export function neededDatabase(store: string): string {
  const { mongodb } = readConfig();
  if (store !== 'mongodb' || mongodb === undefined) throw storeNotThere({ store });
  return mongodb;
}
