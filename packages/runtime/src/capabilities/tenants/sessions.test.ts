import { Fault } from '@mortise/shared/fault';
import { serviceScope, TenantId } from '@mortise/shared/tenant';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openTestStore } from '../../testkit/open-test-store.ts';
import { openApiTokens } from './api-tokens.ts';
import { argonPasswords } from './passwords.ts';
import { openPeople } from './people.ts';
import { openSessions } from './sessions.ts';
import { Tenant } from './tenant.ts';
import { tenantRegister } from './tenant-register.ts';

const quick = argonPasswords({ memoryCost: 1024, timeCost: 1, parallelism: 1 });
const anhe = serviceScope(TenantId.parse('anhe'));
const right = { tenant: 'anhe', user: 'builder', password: 'a long password' };
const quarterMs = 15 * 60_000;

let stores: Awaited<ReturnType<typeof openTestStore>>;
let checked: (string | undefined)[] = [];
let desk: ReturnType<typeof openDesk>;

function openDesk() {
  const { documents, vault, clock } = stores;
  const passwords = {
    hash: quick.hash,
    matches(password: string, hashed: string | undefined) {
      checked.push(hashed);
      return quick.matches(password, hashed);
    },
  };
  const tenants = tenantRegister(documents);
  const people = openPeople({ documents, vault, passwords });
  const tokens = openApiTokens({ documents, clock });
  const sessions = openSessions({ documents, clock, passwords, tenants, people, tokens, hints: () => [] });
  return { tenants, people, tokens, sessions };
}

const refusalOf = (given: typeof right, address = '192.0.2.1') =>
  desk.sessions.signIn(given, address).then(
    () => undefined,
    (error) => (error instanceof Fault ? { code: error.code, message: error.message } : error),
  );

beforeAll(async () => {
  stores = await openTestStore();
  desk = openDesk();
  await desk.tenants.save(anhe.tenantId, Tenant.parse({ name: { zh: '安和', en: 'Anhe' } }));
  await desk.people.create(anhe, { user: 'builder', name: '林', password: right.password, roles: ['builder'] });
});
beforeEach(() => {
  desk = openDesk();
  checked = [];
});
afterAll(() => stores.close());

describe('signing in', () => {
  test('gives a session that knows who acts, for whom, and in which roles', async () => {
    const { token, me } = await desk.sessions.signIn(right, '192.0.2.1');
    expect(me).toMatchObject({ user: { id: 'builder', roles: ['builder'] }, tenant: { id: 'anhe', zone: 'Asia/Shanghai' }, demo: false });
    expect(await desk.sessions.scopeOf(token)).toEqual({ tenantId: 'anhe', actor: 'user:builder', roles: ['builder'] });
  });

  test('answers an unknown insurer, an unknown name and a wrong password alike, after the same work', async () => {
    const refusals = [
      await refusalOf({ ...right, tenant: 'nobody' }),
      await refusalOf({ ...right, tenant: '../Not A Tenant' }),
      await refusalOf({ ...right, user: 'nobody' }),
      await refusalOf({ ...right, password: 'wrong' }),
    ];
    expect(new Set(refusals.map((refusal) => JSON.stringify(refusal))).size).toBe(1);
    expect(refusals[0]).toMatchObject({ code: 'session.refused' });
    expect(checked).toHaveLength(4);
  });

  test('is closed after five wrong tries at an account, known or not, and opens after a quarter of an hour', async () => {
    for (const user of ['builder', 'nobody']) {
      for (let tries = 0; tries < 5; tries++)
        expect(await refusalOf({ ...right, user, password: 'wrong' })).toMatchObject({ code: 'session.refused' });
      expect(await refusalOf({ ...right, user })).toMatchObject({ code: 'session.too-many-tries' });
    }
    stores.clock.advance(quarterMs);
    expect(await refusalOf(right)).toBeUndefined();
  });

  test('is closed to an address that tries one account after the other', async () => {
    for (let tries = 0; tries < 50; tries++) await refusalOf({ ...right, user: `guess-${tries}` }, '198.51.100.7');
    expect(await refusalOf(right, '198.51.100.7')).toMatchObject({ code: 'session.too-many-tries' });
    expect(await refusalOf(right, '198.51.100.8')).toBeUndefined();
  });
});

describe('a session', () => {
  test('ends when its owner signs out', async () => {
    const { token } = await desk.sessions.signIn(right, '192.0.2.1');
    await desk.sessions.signOut(token);
    expect(await desk.sessions.scopeOf(token)).toBeUndefined();
  });

  test('ends after twelve hours', async () => {
    const { token } = await desk.sessions.signIn(right, '192.0.2.1');
    stores.clock.advance(12 * 3_600_000);
    expect(await desk.sessions.scopeOf(token)).toBeUndefined();
  });

  test('follows a change of roles at once', async () => {
    const { token } = await desk.sessions.signIn(right, '192.0.2.1');
    const person = await desk.people.recordOf(anhe, 'builder');
    await desk.people.setRoles(anhe, person?.id ?? '', ['agent']);
    expect(await desk.sessions.scopeOf(token)).toMatchObject({ roles: ['agent'] });
    await desk.people.setRoles(anhe, person?.id ?? '', ['builder']);
  });

  test('is not to be had by calling another tenant’s secret one’s own', async () => {
    const { token } = await desk.sessions.signIn(right, '192.0.2.1');
    expect(await desk.sessions.scopeOf(token.replace('_anhe_', '_hengtai_'))).toBeUndefined();
    expect(await desk.sessions.scopeOf(token.replace('ms_', 'mt_'))).toBeUndefined();
  });
});

describe('an API token', () => {
  test('acts under its own name and roles until it expires', async () => {
    const { token } = await desk.tokens.create(anhe, { name: 'ci', roles: ['builder'], expiresInDays: 1 });
    expect(await desk.sessions.scopeOf(token)).toEqual({ tenantId: 'anhe', actor: 'token:ci', roles: ['builder'] });
    stores.clock.advance(86_400_000);
    expect(await desk.sessions.scopeOf(token)).toBeUndefined();
  });

  test('is refused once it was revoked, and its text is in no list', async () => {
    const { id, token } = await desk.tokens.create(anhe, { name: 'ci', roles: ['builder'], expiresInDays: 1 });
    expect(JSON.stringify(await desk.tokens.list(anhe, { limit: 200 }))).not.toContain(token);
    await desk.tokens.revoke(anhe, id);
    expect(await desk.sessions.scopeOf(token)).toBeUndefined();
  });
});
