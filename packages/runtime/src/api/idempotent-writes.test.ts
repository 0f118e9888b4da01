import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { draw } from '../testkit/draw.ts';
import { openTestServer, type TestServer } from '../testkit/open-test-server.ts';

const choices = [{ id: 'a', title: { zh: '一', en: 'one' } }];
const frontDoor = draw(
  'front-desk',
  [
    ['ask', 'conversations.offer', { question: { zh: '您好', en: 'Hello' }, choices }, { a: 'end', other: 'end' }],
    ['end', 'flows.end', {}, {}],
  ],
  { type: 'dialog' },
);

let server: TestServer;
let token = '';
beforeAll(async () => {
  server = await openTestServer([frontDoor]);
  token = await server.tokenFor('anhe', 'admin');
});
afterAll(() => server.close());

const Begun = z.looseObject({ conversation: z.string() });
async function running(): Promise<string> {
  const response = await fetch(`${server.address}/chat/anhe/conversations`, { method: 'POST' });
  return Begun.parse(await response.json()).conversation;
}

async function cancel(id: string, key: string | undefined, bearer = token) {
  const response = await fetch(`${server.address}/trpc/executions.cancel`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${bearer}`,
      ...(key === undefined ? {} : { 'idempotency-key': key }),
    },
    body: JSON.stringify({ id, reason: 'test' }),
  });
  return { status: response.status, replay: response.headers.get('idempotent-replay'), body: await response.json() };
}

describe('a write with an idempotency key', () => {
  test('that comes again gets the saved answer and is not done again', async () => {
    const id = await running();
    const first = await cancel(id, 'k1');
    expect(first).toMatchObject({ status: 200, replay: null, body: { result: { data: { id } } } });
    expect(await cancel(id, 'k1')).toEqual({ ...first, replay: 'true' });
    expect((await cancel(id, undefined)).status).not.toBe(200);
  });

  test('that is another request is refused', async () => {
    const [one, other] = [await running(), await running()];
    await cancel(one, 'k2');
    expect(await cancel(other, 'k2')).toMatchObject({ status: 422, body: { code: 'idempotency.key-reused' } });
  });

  test('is another one for another caller', async () => {
    const id = await running();
    await cancel(id, 'k3');
    const colleague = await server.tokenFor('anhe', 'agent');
    expect((await cancel(id, 'k3', colleague)).replay).toBeNull();
  });

  test('two at once are done once: the later one is told to wait, or gets the answer', async () => {
    const id = await running();
    const both = await Promise.all([cancel(id, 'k4'), cancel(id, 'k4')]);
    const fresh = both.filter(({ status, replay }) => status === 200 && replay === null);
    expect(fresh).toHaveLength(1);
    for (const { status, replay } of both) expect(replay === 'true' || status === 409 || status === 200).toBe(true);
  });

  test('is forgotten after a day', async () => {
    const id = await running();
    await cancel(id, 'k5');
    server.stores.clock.advance(25 * 3_600_000);
    token = await server.tokenFor('anhe', 'admin');
    const after = await cancel(id, 'k5');
    expect([after.replay, after.status === 200]).toEqual([null, false]);
  });
});
