import { z } from 'zod';
import { destroyedKey, type KeyStore } from '../../ports/key-store.ts';
import type { Database } from './database.ts';

const Stored = z.object({ wrapped: z.string().nullable() });
const Named = z.object({ name: z.string(), wrapped: z.string() });

/** The vault's keys in SQLite. A destroyed key leaves its name with nothing in it, and is wiped from the log as well. */
export function sqliteKeyStore(database: Database): KeyStore {
  return {
    async get(name) {
      const row = database.row('SELECT wrapped FROM keys WHERE name = ?', [name]);
      return row === undefined ? undefined : (Stored.parse(row).wrapped ?? destroyedKey);
    },
    async add(name, wrapped) {
      await database.write([{ sql: 'INSERT OR IGNORE INTO keys (name, wrapped) VALUES (?, ?)', values: [name, wrapped] }]);
    },
    async destroy(name) {
      const sql = 'INSERT INTO keys (name, wrapped) VALUES (?, NULL) ON CONFLICT (name) DO UPDATE SET wrapped = NULL';
      await database.write([{ sql, values: [name] }]);
      await database.scrub();
    },
    async list(prefix) {
      const sql = 'SELECT name, wrapped FROM keys WHERE substr(name, 1, ?) = ? AND wrapped IS NOT NULL ORDER BY name';
      return (await database.rows(sql, [prefix.length, prefix])).map((row) => Named.parse(row));
    },
    async replace(keys) {
      await database.write(
        keys.map(({ name, wrapped }) => ({
          sql: 'UPDATE keys SET wrapped = ? WHERE name = ? AND wrapped IS NOT NULL',
          values: [wrapped, name],
        })),
      );
      await database.scrub();
    },
  };
}
