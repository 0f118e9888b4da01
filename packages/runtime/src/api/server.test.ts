import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serviceScope, TenantId } from '@mortise/shared/tenant';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { demoHints } from '../capabilities/tenants/index.ts';
import { openApi } from '../testkit/open-api.ts';

const anhe = serviceScope(TenantId.parse('anhe'));
const password = demoHints()[0]?.users[0]?.password ?? '';
const builder = { tenant: 'anhe', user: 'builder', password };
const own = (address: string) => ({ origin: address });

let api: Awaited<ReturnType<typeof openApi>>;
beforeAll(async () => {
  api = await openApi();
});
afterAll(() => api.close());

const RpcError = z.object({
  error: z.object({ message: z.string(), data: z.object({ requestId: z.string(), fault: z.object({ code: z.string() }) }) }),
});
const faultIn = async (answer: Response) => RpcError.parse(await answer.json()).error.data.fault.code;

describe('signing in over the network', () => {
  test('sets a cookie that no script reads and no other site sends', async () => {
    const answer = await api.call('session.signIn', { input: builder, headers: own(api.address) });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('set-cookie')).toMatch(/^mortise_session=ms_anhe_[\w-]+; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Lax$/);
  });

  test('sets it for https only, where the world sees the product by https', async () => {
    const secure = await openApi({ https: true });
    const answer = await secure.call('session.signIn', { input: builder });
    expect(answer.headers.get('set-cookie')).toContain('; Secure');
    await secure.close();
  });

  test('answers 401 alike, whatever was wrong', async () => {
    const wrong = [
      { ...builder, password: 'wrong' },
      { ...builder, user: 'nobody' },
      { ...builder, tenant: 'nobody' },
    ];
    const answers = await Promise.all(wrong.map((input) => api.call('session.signIn', { input })));
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401]);
    const texts = await Promise.all(answers.map(async (answer) => (await answer.text()).replace(/"requestId":"\w+"/, '')));
    expect(new Set(texts).size).toBe(1);
  });

  test('says when to come back after too many tries', async () => {
    const input = { ...builder, user: 'locked', password: 'wrong' };
    for (let tries = 0; tries < 5; tries++) await api.call('session.signIn', { input });
    const answer = await api.call('session.signIn', { input });
    expect(answer.status).toBe(429);
    expect(Number(answer.headers.get('retry-after'))).toBe(900);
  });

  test('signing out ends the session on the server', async () => {
    const cookie = await api.signIn('anhe', 'agent');
    const me = async () =>
      z
        .object({ result: z.object({ data: z.unknown() }) })
        .parse(await (await api.call('session.me', { query: true, headers: { cookie } })).json());
    expect((await me()).result.data).toMatchObject({ user: { id: 'agent' }, demo: true });
    await api.call('session.signOut', { headers: { cookie, ...own(api.address) } });
    expect((await me()).result.data).toBeNull();
  });
});

describe('a write', () => {
  test('with a cookie is refused from another site’s page, and from nowhere', async () => {
    const cookie = await api.signIn('anhe', 'builder');
    const input = { id: 'origin-check', name: { zh: '一', en: 'one' }, type: 'dialog' };
    const foreign = await api.call('flows.create', { input, headers: { cookie, origin: 'https://elsewhere.example' } });
    expect(foreign.status).toBe(403);
    expect(await foreign.json()).toMatchObject({ code: 'session.foreign-origin' });
    expect((await api.call('flows.create', { input, headers: { cookie } })).status).toBe(403);
    expect((await api.call('flows.create', { input, headers: { cookie, ...own(api.address) } })).status).toBe(200);
  });

  test('with an API token needs no origin', async () => {
    const { token } = await api.desks.tokens.create(anhe, { name: 'ci', roles: ['builder'], expiresInDays: 1 });
    const input = { id: 'by-token', name: { zh: '一', en: 'one' }, type: 'process' };
    expect((await api.call('flows.create', { input, headers: { authorization: `Bearer ${token}` } })).status).toBe(200);
  });

  test('needs a role that may do it', async () => {
    const cookie = await api.signIn('anhe', 'agent');
    const input = { id: 'not-mine', name: { zh: '一', en: 'one' }, type: 'dialog' };
    const answer = await api.call('flows.create', { input, headers: { cookie, ...own(api.address) } });
    expect(answer.status).toBe(403);
    expect(await faultIn(answer)).toBe('session.not-allowed');
  });

  test('with members nobody asked for is refused', async () => {
    const cookie = await api.signIn('anhe', 'builder');
    const input = { id: 'extra', name: { zh: '一', en: 'one' }, type: 'dialog', tenantId: 'hengtai' };
    const answer = await api.call('flows.create', { input, headers: { cookie, ...own(api.address) } });
    expect(answer.status).toBe(400);
    expect(await faultIn(answer)).toBe('request.malformed');
  });
});

describe('an upgrade to a socket', () => {
  test('from another site’s page is refused before anything else is looked at', async () => {
    const answer = await api.app.inject({
      url: '/live',
      headers: { upgrade: 'websocket', connection: 'upgrade', origin: 'https://elsewhere.example' },
    });
    expect(answer.statusCode).toBe(403);
  });
});

describe('hostile input', () => {
  const send = (body: string, path = '/trpc/session.signIn') =>
    fetch(`${api.address}${path}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });

  test('that reaches for a prototype is refused, in bodies and in addresses', async () => {
    expect((await send('{"tenant":"anhe","__proto__":{"user":"x"}}')).status).toBe(400);
    expect((await send('{"tenant":"anhe","\\u005f_proto__":{"user":"x"}}')).status).toBe(400);
    expect((await send('{"constructor":{"prototype":{"user":"x"}}}')).status).toBe(400);
    const input = encodeURIComponent('{"__proto__":{"limit":1}}');
    expect((await fetch(`${api.address}/trpc/flows.list?input=${input}`)).status).toBe(400);
  });

  test('that is nested without end is refused', async () => {
    expect((await send('['.repeat(100_000) + ']'.repeat(100_000))).status).toBe(400);
  });

  test('that is too large is refused', async () => {
    const answer = await send(`{"tenant":"${'x'.repeat(9 * 1024 * 1024)}"}`);
    expect(answer.status).toBe(413);
    expect(await answer.json()).toMatchObject({ code: 'request.too-large' });
  });
});

describe('an answer', () => {
  test('to a failed request says a code, a sentence and a number to ask about, and nothing else', async () => {
    const answer = await fetch(`${api.address}/nothing-here`);
    expect(answer.status).toBe(404);
    expect(await answer.json()).toEqual({
      code: 'request.not-found',
      message: expect.any(String),
      requestId: expect.stringMatching(/^\w{26}$/),
    });
    const rpc = await (await api.call('people.list', { query: true, input: {} })).json();
    expect(rpc).toMatchObject({ error: { data: { fault: { code: 'session.required' } } } });
    expect(JSON.stringify(rpc)).not.toMatch(/stack|\.ts:|node_modules/);
  });

  test('lets no page run inline scripts, and only the chat be framed by other sites', async () => {
    const policy = async (path: string) => (await fetch(`${api.address}${path}`)).headers.get('content-security-policy') ?? '';
    expect(await policy('/')).toContain("script-src 'self';");
    expect(await policy('/')).toContain("frame-ancestors 'none'");
    expect(await policy('/')).toContain(`img-src 'self' data: blob: ${api.filesAddress}`);
    expect(await policy('/c/anhe')).toContain('frame-ancestors *');
  });

  test('to other origins’ pages is given to those that are named, letter by letter', async () => {
    const named = await openApi({ origins: ['https://partner.example'] });
    const allowed = async (origin: string) =>
      (await fetch(`${named.address}/healthz`, { headers: { origin } })).headers.get('access-control-allow-origin');
    expect(await allowed('https://partner.example')).toBe('https://partner.example');
    expect(await allowed('https://partner.example.evil.example')).toBeNull();
    await named.close();
  });

  test('is 429 with the time to wait for who asks too often, counted by account where one is known', async () => {
    const busy = await openApi({ allowance: { perAddress: 3, perAccount: 5 } });
    const cookie = await busy.signIn('anhe', 'agent');
    const statuses: number[] = [];
    for (let asked = 0; asked < 6; asked++) statuses.push((await busy.call('session.me', { query: true, headers: { cookie } })).status);
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429]);
    for (let asked = 0; asked < 2; asked++) await busy.call('session.me', { query: true });
    const refused = await busy.call('session.me', { query: true });
    expect(refused.status).toBe(429);
    expect(await refused.json()).toMatchObject({ code: 'request.too-many' });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    await busy.close();
  });
});

describe('health', () => {
  test('tells apart living and being ready', async () => {
    const starting = await openApi({ missing: async () => ['recovery'] });
    expect((await fetch(`${starting.address}/healthz`)).status).toBe(200);
    const ready = await fetch(`${starting.address}/readyz`);
    expect(ready.status).toBe(503);
    expect(await ready.json()).toEqual({ ok: false, missing: ['recovery'] });
    await starting.close();
    expect((await fetch(`${api.address}/readyz`)).status).toBe(200);
  });
});

describe('the builder’s pages', () => {
  const accept = { accept: 'text/html' };

  test('say in a sentence what to do when they were not built', async () => {
    const answer = await fetch(`${api.address}/flows/front-desk`, { headers: accept });
    expect(answer.status).toBe(503);
    expect(await answer.text()).toContain('npm start');
  });

  test('are kept for a year when their name holds their hash, and asked for anew when not', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'mortise-builder-'));
    await mkdir(join(folder, 'assets'));
    await writeFile(join(folder, 'index.html'), '<title>Mortise</title>');
    await writeFile(join(folder, 'assets', 'main-1a2b.js'), '1');
    const built = await openApi({ builder: folder });
    const asset = await fetch(`${built.address}/assets/main-1a2b.js`);
    expect(asset.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    for (const path of ['/', '/flows/front-desk']) {
      const page = await fetch(`${built.address}${path}`, { headers: accept });
      expect([page.status, page.headers.get('cache-control'), await page.text()]).toEqual([200, 'no-cache', '<title>Mortise</title>']);
    }
    expect((await fetch(`${built.address}/trpc/no.such`, { headers: accept })).status).toBe(404);
    expect((await fetch(`${built.address}/assets/gone.js`)).status).toBe(404);
    await built.close();
  });
});

describe('a customer’s file', () => {
  const bytes = new TextEncoder().encode('<script>alert(1)</script>');
  const put = () => api.stores.files.put(anhe, 'anhe', bytes, { type: 'image/png', name: '票据.png' });

  test('comes from the second listener as an attachment that nothing guesses about', async () => {
    const answer = await fetch(api.addresses.sign(anhe, await put()));
    expect(answer.status).toBe(200);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'image/png',
      'x-content-type-options': 'nosniff',
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent('票据.png')}`,
      'content-security-policy': "default-src 'none'; sandbox",
    });
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(bytes);
  });

  test('is not there under an address that was changed, or is older than five minutes', async () => {
    const address = new URL(api.addresses.sign(anhe, await put()));
    const status = async (change: (url: URL) => void) => {
      const changed = new URL(address);
      change(changed);
      return (await fetch(changed)).status;
    };
    expect(await status((url) => url.searchParams.set('expires', '99999999999999'))).toBe(404);
    expect(await status((url) => (url.pathname = url.pathname.replace('anhe', 'hengtai')))).toBe(404);
    expect(await status((url) => url.searchParams.delete('signature'))).toBe(400);
    expect(await status(() => {})).toBe(200);
    api.stores.clock.advance(5 * 60_000);
    expect(await status(() => {})).toBe(404);
  });
});
