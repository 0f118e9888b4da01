import type { Scope } from '@mortise/shared/tenant';
import { z } from 'zod';
import { type Collection, type Documents, documentChanged } from '../../ports/documents.ts';
import { type Kept, shelfOf } from '../../ports/shelf.ts';
import type { Vault } from '../../ports/vault.ts';
import { lastAdmin, personExists, personNotFound } from './faults.ts';
import type { Passwords } from './passwords.ts';
import type { People, Person } from './staff.ts';
import { SignInName, StaffRole } from './tenant.ts';

const collection: Collection = { name: 'people', indexes: ['admin'] };

const PersonRecord = z.strictObject({
  user: SignInName,
  name: z.string(),
  roles: z.array(StaffRole),
  password: z.string(),
});
type PersonRecord = z.infer<typeof PersonRecord>;

/** The people of all tenants; `recordOf` is for signing in and never leaves this capability. */
export type PeopleRegister = People & {
  /** By sign-in name. */
  recordOf(scope: Scope, user: string): Promise<Kept<PersonRecord> | undefined>;
};

/** A person's id is the keyed hash of the sign-in name: unique by itself, and it tells nothing. */
export function openPeople(options: {
  readonly documents: Documents;
  readonly vault: Vault;
  readonly passwords: Passwords;
}): PeopleRegister {
  const { vault, passwords } = options;
  const shelf = shelfOf(options.documents, collection, PersonRecord);
  const idOf = (scope: Scope, user: string) => vault.fingerprint(scope.tenantId, 'sign-in-name', user);
  const keysOf = (roles: readonly StaffRole[]) => ({ admin: roles.includes('admin') });

  return {
    async list(scope, page) {
      const found = await shelf.find(scope, {}, { by: 'id', order: 'asc' }, page);
      return { items: found.items.map(shown), next: found.next };
    },
    async create(scope, { user, name, password, roles }) {
      const id = await idOf(scope, user);
      if (await shelf.get(scope, id)) throw personExists({});
      const body = { user, name, roles: [...roles], password: await passwords.hash(password) };
      await shelf.put(scope, { id, body, keys: keysOf(roles) }, 0).catch((error) => {
        throw documentChanged.is(error) ? personExists({}) : error;
      });
      return { id };
    },
    async setRoles(scope, id, roles) {
      const found = await shelf.get(scope, id);
      if (!found) throw personNotFound({ id });
      const steppingDown = found.body.roles.includes('admin') && !roles.includes('admin');
      if (steppingDown && (await shelf.count(scope, { admin: true })) <= 1) throw lastAdmin({});
      await shelf.put(scope, { id, body: { ...found.body, roles: [...roles] }, keys: keysOf(roles) }, found.version);
    },
    recordOf: async (scope, user) => shelf.get(scope, await idOf(scope, user)),
  };
}

function shown({ id, body: { user, name, roles }, updatedAt }: Kept<PersonRecord>): Person {
  return { id, user, name, roles, updatedAt };
}
