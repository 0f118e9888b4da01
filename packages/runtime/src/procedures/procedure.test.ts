import { defineFault } from '@mortise/shared/fault';
import { TenantId } from '@mortise/shared/tenant';
import { fetchRequestHandler } from '@trpc/server/adapters/fetch';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { Context } from './context.ts';
import { anybody, requires, router, signedIn } from './procedure.ts';

const gone = defineFault<{ thing: string }>('thing.not-found', 'caller', ({ thing }) => `there is no ${thing}`);
const refused = defineFault('thing.refused', 'author', () => 'it has problems');
const problem = { code: 'flow.x', severity: 'error', flow: 'f', message: { zh: '错', en: 'wrong' } } as const;

const all = router({
  gone: anybody.query(() => {
    throw gone({ thing: 'lamp' });
  }),
  refused: anybody.query(() => {
    throw refused({}, [problem]);
  }),
  broken: anybody.query(() => z.string().parse({ card: '6222021234567890128' })),
  driver: anybody.query(() => {
    throw new Error('SQLITE_CORRUPT at /var/data');
  }),
  told: anybody.input(z.strictObject({ size: z.int() })).query(() => 'told'),
  mine: signedIn.query(({ ctx }) => ctx.scope.tenantId),
  builders: requires('builder', 'admin').query(() => 'built'),
});

async function ask(path: string, roles?: readonly ('builder' | 'agent')[]) {
  const scope = roles && { tenantId: TenantId.parse('anhe'), actor: 'user:x', roles };
  const session = { token: undefined, keep: () => {}, drop: () => {} };
  const createContext = (): Context => ({ scope, requestId: 'r1', address: '192.0.2.1', session });
  const req = new Request(`http://localhost/${path}`);
  const answer = await fetchRequestHandler({ endpoint: '', req, router: all, createContext });
  return { status: answer.status, text: await answer.text() };
}

describe('a procedure', () => {
  test('answers a fault with its own status, code and facts', async () => {
    const { status, text } = await ask('gone');
    expect(status).toBe(404);
    expect(JSON.parse(text)).toMatchObject({
      error: { data: { requestId: 'r1', fault: { code: 'thing.not-found', message: 'there is no lamp', facts: { thing: 'lamp' } } } },
    });
  });

  test('gives every problem of a refused flow along', async () => {
    expect(JSON.parse((await ask('refused')).text)).toMatchObject({ error: { data: { problems: [problem] } } });
  });

  test('says which member of the input is wrong', async () => {
    const { status, text } = await ask(`told?input=${encodeURIComponent('{"size":"large"}')}`);
    expect(status).toBe(400);
    expect(JSON.parse(text)).toMatchObject({
      error: { data: { fault: { code: 'request.malformed', message: expect.stringContaining('size') } } },
    });
  });

  test('tells nothing of what broke inside', async () => {
    for (const path of ['broken', 'driver']) {
      const { status, text } = await ask(path);
      expect(status).toBe(500);
      expect(JSON.parse(text)).toMatchObject({ error: { data: { fault: { code: 'internal.bug' } } } });
      expect(text).not.toMatch(/SQLITE|6222|stack|expected string/);
    }
  });

  test('knows who is signed in, and which of the roles it needs one must have', async () => {
    expect((await ask('mine')).status).toBe(401);
    expect(await ask('mine', [])).toMatchObject({ status: 200, text: expect.stringContaining('anhe') });
    expect((await ask('builders', ['agent'])).status).toBe(403);
    expect((await ask('builders', ['agent', 'builder'])).status).toBe(200);
  });
});
