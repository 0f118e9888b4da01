import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { openEgress } from '../adapters/egress/egress.ts';
import { openCoreSystem } from './core-system.ts';
import { demoPolicies } from './core-system-policies.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function open(file = ':memory:') {
  const core = await openCoreSystem({ port: 0, file, apiKeys: { anhe: 'key-a', hengtai: 'key-h' }, now: () => 1_790_000_000_000 });
  const egress = openEgress({ allowPrivate: [core.url] });
  closing.push(
    () => core.close(),
    () => egress.close(),
  );
  const call = async (method: 'GET' | 'POST', path: string, { key = 'key-a', pay = '', body = {} } = {}) => {
    const sent = method === 'POST' ? { body: JSON.stringify(body) } : {};
    const headers = { 'x-api-key': key, 'idempotency-key': pay };
    const answer = await egress.send({ method, url: core.url + path, headers, ...sent, signal: new AbortController().signal });
    return { status: answer.status, demo: answer.headers['x-demo'], body: JSON.parse(new TextDecoder().decode(answer.body)) };
  };
  return { core, call };
}

const order = { claimNo: 'C1', policyNo: 'P2026A0001', payee: '王小明', amountFen: 12_000 };

describe('the demo core system', () => {
  test('finds a policy by number and says that it is a demo', async () => {
    const { call } = await open();
    expect(await call('GET', '/policies/P2026A0001')).toMatchObject({
      status: 200,
      demo: 'true',
      body: { insuredName: '王小明', deductibleFen: 0, ratio: 0.9, limitFen: 5_000_000, waitDays: 30, minHospitalLevel: 2 },
    });
  });
  test('finds a person’s policies by name and the end of the document, and shows no more of it', async () => {
    const { call } = await open();
    const { body } = await call('GET', `/policies?name=${encodeURIComponent('王小明')}&idTail=074477`);
    expect(body.map(({ policyNo }: { policyNo: string }) => policyNo)).toEqual(['P2026A0001', 'P2026A0002']);
    expect(JSON.stringify(body)).not.toContain('110101199003074477');
    expect((await call('GET', `/policies?name=${encodeURIComponent('李思雨')}&idTail=074477`)).body).toEqual([]);
  });
  test('one insurer sees nothing of the other, and a stranger nothing at all', async () => {
    const { call } = await open();
    await call('POST', '/payments', { pay: 'k1', body: order });
    expect((await call('GET', '/policies/P2026A0001', { key: 'key-h' })).status).toBe(404);
    expect((await call('GET', '/payments/by-key/k1', { key: 'key-h' })).status).toBe(404);
    expect((await call('GET', '/payments', { key: 'key-h' })).body).toEqual([]);
    for (const key of ['', 'key', 'key-b']) expect((await call('GET', '/payments', { key })).status).toBe(401);
  });
  test('the same key pays once, also after a restart, and another order under it is refused', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'core-')), 'core.db');
    const { core, call } = await open(file);
    const first = await call('POST', '/payments', { pay: 'k1', body: order });
    expect([first.status, (await call('POST', '/payments', { pay: 'k1', body: order })).status]).toEqual([201, 200]);
    closing.shift();
    await core.close();
    const again = await open(file);
    expect((await again.call('POST', '/payments', { pay: 'k1', body: order })).body).toEqual(first.body);
    expect((await again.call('POST', '/payments', { pay: 'k1', body: { ...order, amountFen: 1 } })).status).toBe(409);
    expect((await again.call('GET', '/payments')).body).toEqual([first.body]);
  });
  test.each([
    ['no key', '', order, 400],
    ['half a fen', 'k', { ...order, amountFen: 0.5 }, 400],
    ['an unknown policy', 'k', { ...order, policyNo: 'P0' }, 422],
    ['more than the limit', 'k', { ...order, amountFen: 5_000_001 }, 422],
  ])('a payment with %s is not made', async (_, pay, body, status) => {
    const { call } = await open();
    expect((await call('POST', '/payments', { pay, body })).status).toBe(status);
    expect((await call('GET', '/payments')).body).toEqual([]);
  });
  test('goes wrong as often as it was asked to, before or after the payment was made', async () => {
    const { call } = await open();
    const plan = (next: string) => call('POST', '/demo/faults', { body: { next } });
    await plan('unavailable');
    expect((await call('POST', '/payments', { pay: 'k1', body: order })).status).toBe(503);
    await plan('drop-before');
    await expect(call('POST', '/payments', { pay: 'k1', body: order })).rejects.toMatchObject({
      code: 'egress.unreachable',
      facts: { sent: true },
    });
    expect((await call('GET', '/payments/by-key/k1')).status).toBe(404);
    await plan('drop-after');
    await expect(call('POST', '/payments', { pay: 'k1', body: order })).rejects.toMatchObject({ code: 'egress.unreachable' });
    expect((await call('GET', '/payments/by-key/k1')).status).toBe(200);
    expect((await call('POST', '/payments', { pay: 'k1', body: order })).status).toBe(200);
  });
  test('document numbers of the demo have valid check digits', () => {
    const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    for (const { insuredId } of Object.values(demoPolicies).flat()) {
      const sum = weights.reduce((total, weight, at) => total + weight * Number(insuredId[at]), 0);
      expect('10X98765432'[sum % 11]).toBe(insuredId[17]);
    }
  });
});
