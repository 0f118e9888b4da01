import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { defineNode, leave } from '../../engine/index.ts';
import { draw, variable } from '../../testkit/draw.ts';
import { openTestServer, partnerSecret, type TestServer } from '../../testkit/open-test-server.ts';
import { signCall } from './signature.ts';

/** An effect whose end the test decides; counts how often it was asked. */
const gate = { open: Promise.withResolvers<void>(), asked: 0 };
const slow = defineNode({
  kind: 'tests.slow',
  version: 1,
  title: { zh: '慢', en: 'Slow' },
  help: { zh: '', en: '' },
  group: { zh: '', en: '' },
  settings: z.strictObject({}),
  example: {},
  exits: [{ id: 'next', title: { zh: '', en: '' } }],
  request: () => ({}),
  perform: {
    reach: 'outside',
    request: z.strictObject({}),
    result: z.strictObject({}),
    async run() {
      gate.asked++;
      await gate.open.promise;
      return {};
    },
  },
  decide: () => leave('next'),
});

const double = draw('double', [['answer', 'flows.respond', { fields: [{ name: 'twice', value: 'n * 2' }] }, {}]], {
  variables: [variable('n', 'number', { input: 'required' }), variable('note', 'text', { input: 'optional' })],
});
const slowly = draw('slowly', [
  ['wait', 'tests.slow', {}, { next: 'answer' }],
  ['answer', 'flows.respond', { fields: [] }, {}],
]);

let server: TestServer;
let token = '';
beforeAll(async () => {
  server = await openTestServer([double, slowly], [slow]);
  token = await server.tokenFor('anhe', 'agent');
});
afterAll(() => server.close());

const Answer = z.looseObject({ code: z.string().optional(), execution: z.string().optional() });

async function call(flow: string, body: string | object, headers: Record<string, string> = {}, tenant = 'anhe') {
  const response = await fetch(`${server.address}/hooks/${tenant}/${flow}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return { status: response.status, ...Answer.parse(await response.json()) };
}

describe('a webhook', () => {
  test('starts the flow in force and answers with its result', async () => {
    expect(await call('double', { n: 21 })).toMatchObject({ status: 'finished', output: { twice: 42 }, execution: expect.any(String) });
  });

  test('with the same key and body is one execution and one answer', async () => {
    const key = { 'idempotency-key': 'k-1' };
    const first = await call('double', { n: 1, note: null }, key);
    expect(await call('double', { note: null, n: 1 }, key)).toEqual(first);
    expect((await call('double', { n: 1 }, { 'idempotency-key': 'k-2' })).execution).not.toBe(first.execution);
  });

  test('with the same key and another body is refused, also when that body is none the flow takes', async () => {
    const key = { 'idempotency-key': 'k-3' };
    await call('double', { n: 1 }, key);
    expect(await call('double', { n: 2 }, key)).toMatchObject({ status: 422, code: 'idempotency.key-reused' });
    expect(await call('double', { m: 2 }, key)).toMatchObject({ status: 422, code: 'idempotency.key-reused' });
  });

  test('with the same key while the first still runs is told to wait, and asks the world once', async () => {
    const key = { 'idempotency-key': 'k-4' };
    const first = call('slowly', {}, key);
    await expect.poll(() => gate.asked).toBe(1);
    expect(await call('slowly', {}, key)).toMatchObject({ status: 409, code: 'idempotency.still-running' });
    gate.open.resolve();
    const answer = await first;
    expect(answer).toMatchObject({ status: 'finished' });
    expect(await call('slowly', {}, key)).toEqual(answer);
    expect(gate.asked).toBe(1);
  });

  test('answers alike for another tenant’s flow and one that does not exist', async () => {
    const foreign = await call('double', { n: 1 }, {}, 'beikang');
    const missing = await call('no-such', { n: 1 });
    expect([foreign.status, foreign.code]).toEqual([404, 'flow.not-found']);
    expect([missing.status, missing.code]).toEqual([404, 'flow.not-found']);
    token = await server.tokenFor('beikang', 'admin');
    expect((await call('double', { n: 1 }, {}, 'beikang')).status).toBe(404);
    token = await server.tokenFor('anhe', 'agent');
  });

  test.each([
    ['without a token', { n: 1 }, { authorization: 'Bearer nothing' }, 401, 'session.refused'],
    ['that is no object', '[1]', {}, 400, 'request.malformed'],
    ['that reaches for a prototype', '{"n":1,"__proto__":{"a":1}}', {}, 400, 'request.malformed'],
    ['that is nested without end', `{"n":${'['.repeat(5000)}${']'.repeat(5000)}}`, {}, 400, 'request.malformed'],
    ['with an input the flow does not declare', { n: 1, admin: true }, {}, 400, 'flow.bad-input'],
    ['with an ill-typed input', { n: 'one' }, {}, 400, 'flow.bad-input'],
    ['that is too large', { n: 1, note: 'x'.repeat(300_000) }, {}, 413, 'request.too-large'],
    ['with a key of two words', { n: 1 }, { 'idempotency-key': 'two words' }, 400, 'request.malformed'],
  ])('%s is refused', async (_what, body, headers, status, code) => {
    expect(await call('double', body, headers)).toMatchObject({ status, code });
  });

  test('is refused to a reviewer’s token', async () => {
    token = await server.tokenFor('anhe', 'reviewer');
    expect(await call('double', { n: 1 })).toMatchObject({ status: 403, code: 'session.not-allowed' });
    token = await server.tokenFor('anhe', 'agent');
  });
});

describe('a signed webhook', () => {
  const body = JSON.stringify({ n: 4 });
  function signed(delivery: string, secret = partnerSecret, at = server.stores.clock.now()) {
    const timestamp = String(Math.floor(at / 1000));
    const signature = signCall(secret, { timestamp, delivery, body: Buffer.from(body) });
    return { authorization: '', 'mortise-timestamp': timestamp, 'mortise-delivery': delivery, 'mortise-signature': signature };
  }

  test('needs no token, and one delivery is one execution however often it comes', async () => {
    const first = await call('double', body, signed('d-1'));
    expect(first).toMatchObject({ status: 'finished', output: { twice: 8 } });
    server.stores.clock.advance(60_000);
    expect(await call('double', body, signed('d-1'))).toEqual(first);
  });

  test('is refused when the body, the delivery, the secret or the time is another', async () => {
    const refused = { status: 401, code: 'session.refused' };
    expect(await call('double', '{"n": 4}', signed('d-2'))).toMatchObject(refused);
    expect(await call('double', body, { ...signed('d-2'), 'mortise-delivery': 'd-3' })).toMatchObject(refused);
    expect(await call('double', body, signed('d-2', 'another secret'))).toMatchObject(refused);
    expect(await call('double', body, signed('d-2', partnerSecret, server.stores.clock.now() - 301_000))).toMatchObject(refused);
  });
});

test('the OpenAPI document names every path that programs may call', async () => {
  const document = z.looseObject({ openapi: z.literal('3.1.0'), paths: z.record(z.string(), z.unknown()) });
  const response = await fetch(`${server.address}/openapi.json`);
  const { paths } = document.parse(await response.json());
  expect(Object.keys(paths)).toEqual(['/hooks/{tenant}/{flow}', '/chat/{tenant}/conversations', '/chat/files', '/chat/socket']);
});
