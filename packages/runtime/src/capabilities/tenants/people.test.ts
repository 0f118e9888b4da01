import { serviceScope, TenantId } from '@mortise/shared/tenant';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestStore } from '../../testkit/open-test-store.ts';
import { openConnections } from './connections.ts';
import { demoHints, seedDemo } from './demo.ts';
import { lastAdmin, personExists } from './faults.ts';
import { argonPasswords } from './passwords.ts';
import { openPeople } from './people.ts';
import { tenantRegister } from './tenant-register.ts';

const passwords = argonPasswords({ memoryCost: 1024, timeCost: 1, parallelism: 1 });
const anhe = serviceScope(TenantId.parse('anhe'));
const hengtai = serviceScope(TenantId.parse('hengtai'));
const page = { limit: 50 };

let stores: Awaited<ReturnType<typeof openTestStore>>;
beforeAll(async () => {
  stores = await openTestStore();
});
afterAll(() => stores.close());

describe('the people of a tenant', () => {
  test('have each a sign-in name of their own, which another tenant may use too', async () => {
    const people = openPeople({ ...stores, passwords });
    const lin = { user: 'lin', name: '林', password: 'a long password', roles: ['admin'] } as const;
    await people.create(anhe, lin);
    await people.create(hengtai, lin);
    const again = await people.create(anhe, lin).catch((error) => error);
    expect(personExists.is(again)).toBe(true);
    expect((await people.list(anhe, page)).items).toHaveLength(1);
  });

  test('never lose their last administrator', async () => {
    const people = openPeople({ ...stores, passwords });
    const [lin] = (await people.list(anhe, page)).items;
    const refused = await people.setRoles(anhe, lin?.id ?? '', ['agent']).catch((error) => error);
    expect(lastAdmin.is(refused)).toBe(true);
    await people.create(anhe, { user: 'wu', name: '吴', password: 'a long password', roles: ['admin'] });
    await people.setRoles(anhe, lin?.id ?? '', ['agent']);
    expect((await people.list(anhe, page)).items.find(({ user }) => user === 'lin')?.roles).toEqual(['agent']);
  });
});

describe('a connection', () => {
  test('shows the names of its secrets and never their values', async () => {
    const connections = openConnections(stores.documents);
    const core = { system: 'core', environment: 'test', baseUrl: 'https://core.example' } as const;
    await connections.save(anhe, { ...core, secrets: { apiKey: 'k-1', old: 'o-1' } });
    await connections.save(anhe, { ...core, secrets: { apiKey: 'k-2', old: null } });
    const listed = await connections.list(anhe, page);
    expect(listed.items).toMatchObject([{ system: 'core', secrets: ['apiKey'] }]);
    expect(JSON.stringify(listed)).not.toContain('k-2');
    expect(await connections.connectionOf(anhe, 'test', 'core')).toEqual({ baseUrl: 'https://core.example', secrets: { apiKey: 'k-2' } });
  });

  test('of one environment or tenant is not seen in another', async () => {
    const connections = openConnections(stores.documents);
    expect(await connections.connectionOf(anhe, 'live', 'core')).toBeUndefined();
    expect(await connections.connectionOf(hengtai, 'test', 'core')).toBeUndefined();
  });
});

describe('the demo', () => {
  test('can be seeded again and again, and leaves what people changed', async () => {
    const demo = await openTestStore();
    const tenants = tenantRegister(demo.documents);
    const people = openPeople({ ...demo, passwords });
    await seedDemo({ tenants, people });
    const agent = await people.recordOf(anhe, 'agent');
    await people.setRoles(anhe, agent?.id ?? '', ['agent', 'reviewer']);
    expect(await seedDemo({ tenants, people })).toEqual(demoHints());
    expect((await people.list(anhe, page)).items).toHaveLength(5);
    expect((await people.recordOf(anhe, 'agent'))?.body.roles).toEqual(['agent', 'reviewer']);
    expect((await tenants.list({ system: true })).map(({ id }) => id).sort()).toEqual(['anhe', 'hengtai']);
    await demo.close();
  });
});
