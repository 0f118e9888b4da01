import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { collectConnectors } from '@mortise/connectors';
import { definePart, http, type Part, partManifestOf, secret } from '@mortise/connectors/sdk';
import { TenantId } from '@mortise/shared/tenant';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { openCoreSystem } from '../../demo/core-system.ts';
import type { PartCall } from '../../ports/part-runner.ts';
import { openEgress } from '../egress/egress.ts';
import { openSandbox } from '../sandbox/sandbox.ts';
import { hashOfCode, hashOfPart } from './part-hash.ts';
import { openPartRunner } from './part-runner.ts';

const sandbox = openSandbox({ workers: 1 });
const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});
afterAll(() => sandbox.close());

const text = { zh: '试', en: 'Try' };
const told = { version: 1, title: text, help: text, exits: [{ id: 'done', title: text }] as const, example: {} };

function callOf(part: Part, baseUrl: string, more: Partial<PartCall> = {}): PartCall {
  const base = { tenant: TenantId.parse('anhe'), manifest: partManifestOf(part), input: part.example, connection: { baseUrl } };
  return { ...base, secrets: { apiKey: 'key-a' }, key: 'x1/1', recovered: false, signal: new AbortController().signal, ...more };
}

function runnerFor(baseUrl: string, builtIn: readonly Part[]) {
  const egress = openEgress({ allowPrivate: [baseUrl] });
  closing.push(() => egress.close());
  return openPartRunner({ egress, sandbox, builtIn });
}

async function serve(answer: (request: IncomingMessage, response: ServerResponse, count: number) => void) {
  const heard: { path: string | undefined; headers: IncomingMessage['headers'] }[] = [];
  const server = createServer((request, response) => {
    heard.push({ path: request.url, headers: request.headers });
    answer(request, response, heard.length);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  closing.push(
    () => server.close(),
    () => server.closeAllConnections(),
  );
  const address = server.address();
  return { url: `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`, heard };
}

describe('a part that reads', () => {
  const pages = definePart({
    ...told,
    id: 'try.pages',
    effect: 'reads',
    secrets: ['apiKey'],
    input: z.strictObject({ from: z.int().default(1) }),
    output: z.object({ sum: z.int() }),
    request: ({ from }) => http.get('/pages', { query: { page: from }, headers: { authorization: secret('apiKey', 'Bearer ') } }),
    response: (answer, { call, carry }) => {
      const sum = Number(carry ?? 0) + Number(answer.text);
      return call < 3 ? { next: http.get('/more'), carry: sum } : { exit: 'done', output: { sum } };
    },
  });

  test('asks as often as it says, each call with its own key, and the secret where it belongs', async () => {
    const { url, heard } = await serve((_, response, count) => response.end(String(count)));
    expect(await runnerFor(url, [pages]).call(callOf(pages, `${url}/api/`))).toEqual({ exit: 'done', output: { sum: 6 } });
    expect(heard.map(({ path, headers }) => [path, headers['idempotency-key'], headers.authorization])).toEqual([
      ['/api/pages?page=1', 'x1/1:1', 'Bearer key-a'],
      ['/api/more', 'x1/1:2', undefined],
      ['/api/more', 'x1/1:3', undefined],
    ]);
  });
  test.each([[429], [500], [503]])('answered with %i may be tried again', async (status) => {
    const { url } = await serve((_, response) => response.writeHead(status).end());
    await expect(runnerFor(url, [pages]).call(callOf(pages, url))).rejects.toMatchObject({
      code: 'part.system-failed',
      blame: 'outside',
      facts: { status, retry: true },
    });
  });
  test('gets no wrong input and gives no undeclared output, and neither fault tells the values', async () => {
    const { url } = await serve((_, response) => response.end('1.5'));
    const runner = runnerFor(url, [pages]);
    await expect(runner.call(callOf(pages, url, { input: { from: '王小明' } }))).rejects.toMatchObject({
      code: 'part.bad-input',
      facts: { where: 'from (invalid_type)' },
    });
    await expect(runner.call(callOf(pages, url, { input: { from: 1, also: 2 } }))).rejects.toMatchObject({ code: 'part.bad-input' });
    await expect(runner.call(callOf(pages, url))).rejects.toMatchObject({
      code: 'part.bad-output',
      facts: { where: 'sum (invalid_type)' },
    });
  });
  test('without its secret it sends nothing', async () => {
    const { url, heard } = await serve((_, response) => response.end('1'));
    await expect(runnerFor(url, [pages]).call(callOf(pages, url, { secrets: {} }))).rejects.toMatchObject({ code: 'part.secret-missing' });
    expect(heard).toEqual([]);
  });

  const asking = (to: string, headers = {}) =>
    definePart({
      ...told,
      id: 'try.ask',
      effect: 'reads',
      input: z.strictObject({}),
      output: z.object({}),
      request: () => http.get(to, { headers }),
      response: () => ({ next: http.get('/again') }),
    });
  test.each([
    ['https://elsewhere.example/x', 'part.host-undeclared'],
    ['/policies/../admin', 'part.bad-request'],
    ['/policies/%2e%2E/admin', 'part.bad-request'],
    ['/a\\..\\b', 'part.bad-request'],
    ['//elsewhere.example/x', 'part.bad-request'],
    ['nonsense', 'part.bad-request'],
  ])('cannot ask %s', async (to, code) => {
    const { url, heard } = await serve((_, response) => response.end());
    const part = asking(to);
    await expect(runnerFor(url, [part]).call(callOf(part, url))).rejects.toMatchObject({ code });
    expect(heard).toEqual([]);
  });
  test('cannot set the key of its calls, nor go on for ever', async () => {
    const { url, heard } = await serve((_, response) => response.end());
    const [keyed, endless] = [asking('/', { 'Idempotency-Key': 'mine' }), asking('/')];
    await expect(runnerFor(url, [keyed]).call(callOf(keyed, url))).rejects.toMatchObject({ code: 'part.bad-request' });
    expect(heard).toHaveLength(0);
    await expect(runnerFor(url, [endless]).call(callOf(endless, url))).rejects.toMatchObject({
      code: 'part.endless-chain',
      facts: { limit: 10 },
    });
    expect(heard).toHaveLength(10);
  });
});

describe('a published part', () => {
  const code = `
    function request({ input }) { return { method: 'GET', path: '/x/' + input.id, headers: { 'x-api-key': { secret: 'apiKey' } } } }
    function response({ answer }) { return { exit: 'done', output: { text: answer.text, seen: typeof process } } }`;
  const shape = definePart({
    ...told,
    id: 'try.published',
    effect: 'reads',
    secrets: ['apiKey'],
    example: { id: 'a' },
    input: z.strictObject({ id: z.string() }),
    output: z.object({ text: z.string() }),
    request: () => http.get('/'),
    response: () => ({ exit: 'done' }),
  });
  const manifest = partManifestOf(shape, hashOfCode(code));

  test('runs from its code in the sandbox and never sees the secret', async () => {
    const { url, heard } = await serve((_, response) => response.end('hello'));
    expect(await runnerFor(url, []).call(callOf(shape, url, { manifest, code }))).toEqual({
      exit: 'done',
      output: { text: 'hello', seen: 'undefined' },
    });
    expect(heard[0]).toMatchObject({ path: '/x/a', headers: { 'x-api-key': 'key-a' } });
  });
  test('that loops or throws fails alone', async () => {
    const { url } = await serve((_, response) => response.end());
    const call = (body: string) => runnerFor(url, []).call(callOf(shape, url, { manifest, code: `function request() { ${body} }` }));
    await expect(call('for (;;);')).rejects.toMatchObject({ code: 'sandbox.timeout' });
    await expect(call('throw new Error("no")')).rejects.toMatchObject({ code: 'sandbox.script-failed' });
    await expect(call('return { method: "GET", path: "/", headers: {}, socket: "/var/run/docker.sock" }')).rejects.toMatchObject({
      code: 'part.bad-request',
    });
  });
  test.each([
    { id: { type: 'string', pattern: '^(a+)+$' } },
    { properties: { type: 'string', pattern: '^(a+)+$' } },
    { id: { type: 'object', propertyNames: { pattern: '^(a+)+$' } } },
    { id: { type: 'object', patternProperties: { '^(a+)+$': {} } } },
  ])('cannot bring a regular expression that would hold the runtime: %j', async (properties) => {
    const call = callOf(shape, 'http://127.0.0.1:1', { manifest: { ...manifest, input: { type: 'object', properties } }, code });
    await expect(runnerFor('http://127.0.0.1:1', []).call(call)).rejects.toMatchObject({ code: 'part.bad-schema' });
  });
  test('is pinned by a hash that changes with its code', () => {
    expect(hashOfPart(manifest)).toMatch(/^[0-9a-f]{64}$/);
    expect(hashOfPart(manifest)).toBe(hashOfPart(JSON.parse(JSON.stringify(manifest))));
    expect(hashOfPart({ ...manifest, code: hashOfCode(`${code} `) })).not.toBe(hashOfPart(manifest));
  });
});

describe('a part that pays', async () => {
  const parts = (await collectConnectors()).flatMap((connector) => connector.parts);
  const payClaim = parts.find(({ id }) => id === 'core-system.pay-claim');
  const input = { claimNo: 'C1', policyNo: 'P2026A0001', payee: '王小明', amountFen: 12_000 };

  async function open(...plan: string[]) {
    const core = await openCoreSystem({ port: 0, file: ':memory:', apiKeys: { anhe: 'key-a' } });
    closing.push(() => core.close());
    const runner = runnerFor(core.url, parts);
    const egress = openEgress({ allowPrivate: [core.url] });
    closing.push(() => egress.close());
    const headers = { 'x-api-key': 'key-a' };
    const signal = new AbortController().signal;
    if (plan[0] !== undefined) {
      const body = JSON.stringify({ next: plan[0], times: Number(plan[1] ?? 1) });
      await egress.send({ method: 'POST', url: `${core.url}/demo/faults`, headers, body, signal });
    }
    const payments = async () =>
      JSON.parse(new TextDecoder().decode((await egress.send({ method: 'GET', url: `${core.url}/payments`, headers, signal })).body));
    if (payClaim === undefined) throw new Error('the connector is gone');
    const pay = (more: Partial<PartCall> = {}) => runner.call(callOf(payClaim, core.url, { input, ...more }));
    return { pay, payments };
  }

  test('pays once however often the same effect is tried', async () => {
    const { pay, payments } = await open();
    const first = await pay();
    expect(first).toMatchObject({ exit: 'paid', output: { amountFen: 12_000 } });
    expect(await pay()).toEqual(first);
    expect(await pay({ recovered: true })).toEqual(first);
    expect(await payments()).toHaveLength(1);
  });
  test('whose answer is lost after the payment finds it by its key', async () => {
    const { pay, payments } = await open('drop-after');
    expect(await pay()).toMatchObject({ exit: 'paid' });
    expect(await payments()).toHaveLength(1);
  });
  test.each(['drop-before', 'unavailable'])('that met %s learns that nothing was paid and pays with the same key', async (mishap) => {
    const { pay, payments } = await open(mishap);
    expect(await pay()).toMatchObject({ exit: 'paid' });
    expect(await payments()).toMatchObject([{ key: 'x1/1:1' }]);
  });
  test('where nothing was paid, and it is known, says what went wrong so that it is tried again', async () => {
    const { pay, payments } = await open('unavailable', '2');
    await expect(pay()).rejects.toMatchObject({ code: 'part.system-failed' });
    expect(await payments()).toEqual([]);
    expect(await pay({ recovered: true })).toMatchObject({ exit: 'paid' });
  });
  test('after a crash pays where the look-up knows of nothing', async () => {
    const { pay, payments } = await open();
    expect(await pay({ recovered: true })).toMatchObject({ exit: 'paid' });
    expect(await payments()).toHaveLength(1);
  });
  test('a refusal is an exit, and nothing is paid', async () => {
    const { pay, payments } = await open();
    expect(await pay({ input: { ...input, policyNo: 'P0' } })).toEqual({ exit: 'refused', output: null });
    expect(await payments()).toEqual([]);
  });
  test('where nobody listens nothing left, and it says so', async () => {
    if (payClaim === undefined) throw new Error('the connector is gone');
    const { url } = await serve(() => {});
    for (const close of closing.splice(0).reverse()) await close();
    const runner = runnerFor(url, parts);
    await expect(runner.call(callOf(payClaim, url))).rejects.toMatchObject({
      code: 'egress.unreachable',
      facts: { sent: false, retry: true },
    });
    await expect(runner.call(callOf(payClaim, url, { recovered: true }))).rejects.toMatchObject({ code: 'effect.outcome-unknown' });
  });
  test('is neither sent again nor called unpaid while the look-up cannot tell', async () => {
    if (payClaim === undefined) throw new Error('the connector is gone');
    const { url, heard } = await serve((request, response) =>
      request.method === 'POST' ? request.socket.destroy() : response.writeHead(403).end(),
    );
    await expect(runnerFor(url, parts).call(callOf(payClaim, url))).rejects.toMatchObject({
      code: 'effect.outcome-unknown',
      blame: 'outside',
      facts: { key: 'x1/1' },
    });
    expect(heard.map(({ path }) => path)).toEqual(['/payments', '/payments/by-key/x1%2F1%3A1']);
  });
  test('an answer that cannot be read leaves the outcome to the look-up', async () => {
    if (payClaim === undefined) throw new Error('the connector is gone');
    const paid = JSON.stringify({ paymentNo: 'P1', amountFen: 12_000, paidAt: '2026-01-01T00:00:00Z' });
    const { url } = await serve((request, response) => response.end(request.method === 'POST' ? '<html>' : paid));
    expect(await runnerFor(url, parts).call(callOf(payClaim, url))).toMatchObject({ exit: 'paid', output: { paymentNo: 'P1' } });
  });
  test('is not cut off by a signal once it was sent', async () => {
    if (payClaim === undefined) throw new Error('the connector is gone');
    const calling = new AbortController();
    const paid = JSON.stringify({ paymentNo: 'P1', amountFen: 12_000, paidAt: '2026-01-01T00:00:00Z' });
    const { url } = await serve((_, response) => {
      calling.abort();
      response.end(paid);
    });
    expect(await runnerFor(url, parts).call(callOf(payClaim, url, { signal: calling.signal }))).toMatchObject({ exit: 'paid' });
    await expect(runnerFor(url, parts).call(callOf(payClaim, url, { signal: calling.signal }))).rejects.toMatchObject({
      code: 'egress.cancelled',
    });
  });
});
