import type { Scope } from '@mortise/shared/tenant';
import { z } from 'zod';
import type { Clock } from '../../ports/clock.ts';
import type { Collection, Documents } from '../../ports/documents.ts';
import { shelfOf } from '../../ports/shelf.ts';
import type { ApiTokenRegister } from './api-tokens.ts';
import { signInRefused, tooManyTries } from './faults.ts';
import type { Passwords } from './passwords.ts';
import type { PeopleRegister } from './people.ts';
import { newSecret, readSecret } from './secret-token.ts';
import type { Sessions, SignInHint } from './staff.ts';
import type { TenantRegister } from './tenant-register.ts';
import { openTries } from './tries.ts';

const collection: Collection = { name: 'sessions', indexes: [] };
/** A working day; then one signs in again. */
const sessionMs = 12 * 3_600_000;
const quarterMs = 15 * 60_000;

const SessionRecord = z.strictObject({ user: z.string(), until: z.string() });

export type SessionDependencies = {
  readonly documents: Documents;
  readonly clock: Clock;
  readonly passwords: Passwords;
  readonly tenants: TenantRegister;
  readonly people: PeopleRegister;
  readonly tokens: ApiTokenRegister;
  /** Demo sign-ins to show; none outside a demo. */
  hints(): readonly SignInHint[];
};

/** Sessions kept on the server: signing out ends one at once, and roles are read anew with every request. */
export function openSessions(dependencies: SessionDependencies): Sessions {
  const { documents, clock, passwords, tenants, people, tokens, hints } = dependencies;
  const shelf = shelfOf(documents, collection, SessionRecord);
  const byAccount = openTries(clock, { atMost: 5, withinMs: quarterMs });
  const byAddress = openTries(clock, { atMost: 50, withinMs: quarterMs });

  async function me(scope: Scope) {
    const tenant = await tenants.own(scope);
    const person = await people.recordOf(scope, nameIn(scope.actor));
    if (!tenant || !person) return undefined;
    const { user, name, roles } = person.body;
    return {
      user: { id: user, name, roles },
      tenant: { id: scope.tenantId, name: tenant.name, zone: tenant.zone },
      demo: hints().length > 0,
    };
  }

  return {
    hints,
    me,
    async signIn({ tenant, user, password }, address) {
      const account = JSON.stringify([tenant, user]);
      const seconds = byAddress.take(address) ?? byAccount.take(account);
      if (seconds !== undefined) throw tooManyTries({ seconds });
      const found = await tenants.find(tenant);
      const person = found && (await people.recordOf(found.scope, user));
      const matches = await passwords.matches(password, person?.body.password);
      if (!matches || !person || !found) throw signInRefused({});
      byAccount.clear(account);
      byAddress.clear(address);
      const { secret, hash } = newSecret('ms', found.scope);
      const until = new Date(clock.now() + sessionMs).toISOString();
      await shelf.put(found.scope, { id: hash, body: { user: person.body.user, until } }, 0);
      const myself = await me({ ...found.scope, actor: `user:${person.body.user}` });
      if (!myself) throw signInRefused({});
      return { token: secret, until, me: myself };
    },
    async signOut(token) {
      const read = readSecret(token);
      if (read?.kind === 'ms') await shelf.remove(read.scope, read.hash);
    },
    async scopeOf(secret) {
      const read = readSecret(secret);
      if (!read) return undefined;
      if (read.kind === 'mt') return tokens.scopeOf(read.scope, read.hash);
      const session = await shelf.get(read.scope, read.hash);
      if (!session || session.body.until <= new Date(clock.now()).toISOString()) return undefined;
      const person = await people.recordOf(read.scope, session.body.user);
      return person && { tenantId: read.scope.tenantId, actor: `user:${person.body.user}`, roles: person.body.roles };
    },
  };
}

function nameIn(actor: string): string {
  return actor.slice(actor.indexOf(':') + 1);
}
