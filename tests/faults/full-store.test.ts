import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { closureOf, draw, openProduct, type Product, quickPasswords, readConfig, variable } from '@mortise/runtime/testkit';
import { serviceScope, TenantId } from '@mortise/shared/tenant';
import { expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';

const tenantId = TenantId.parse('small');
const scope = serviceScope(tenantId);
const Told = z.object({ execution: z.string(), status: z.string() });
const letter = variable('letter', 'text', { input: 'required' });
const flow = closureOf(
  draw(
    'keep',
    [
      ['twice', 'flows.set', { rows: [{ variable: 'letter', value: 'letter + letter' }] }, { next: 'answer' }],
      ['answer', 'flows.respond', { fields: [{ name: 'size', value: 'string length(letter)' }] }, {}],
    ],
    { variables: [letter] },
  ),
);

async function open(folder: string, maxPages?: number): Promise<Product> {
  const config = readConfig({ port: 0, data: folder, demo: false, log: 'silent' }, {});
  const bound = maxPages === undefined ? {} : { maxPages };
  const product = await openProduct(config, { log: { mask: (text) => text }, passwords: quickPasswords(), ...bound });
  await product.ready;
  return product;
}

test('a full store is answered with 503, what was accepted stands, and nothing is half done', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'mortise-full-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const small = await open(folder, 100);
  await small.desks.tenants.save(tenantId, { name: { zh: '小', en: 'Small' }, zone: 'Asia/Shanghai', frontDoor: 'none' });
  await small.desks.flows.releases.add(scope, flow, 'for the test');
  const { token } = await small.desks.tokens.create(scope, { name: 'test', roles: ['agent'], expiresInDays: 1 });

  async function call({ address }: Product, n: number) {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': `call-${n}` };
    const body = JSON.stringify({ letter: `${n}`.padEnd(2000, '信') });
    const answer = await fetch(`${address}/hooks/small/keep`, { method: 'POST', headers, body });
    return { status: answer.status, said: await answer.json() };
  }

  const accepted: string[] = [];
  let refused: Awaited<ReturnType<typeof call>>;
  for (;;) {
    refused = await call(small, accepted.length);
    if (refused.status !== 200) break;
    const { execution, status } = Told.parse(refused.said);
    expect(status).toBe('finished');
    accepted.push(execution);
  }
  expect(refused).toMatchObject({ status: 503, said: { code: 'store.unavailable' } });
  expect(accepted.length).toBeGreaterThan(0);
  expect((await fetch(`${small.address}/healthz`)).status).toBe(200);
  expect(await call(small, 0)).toMatchObject({ status: 200, said: { execution: accepted[0], status: 'finished' } });
  await small.close();

  const roomy = await open(folder);
  onTestFinished(() => roomy.close());
  for (const [n, execution] of accepted.entries())
    expect(await call(roomy, n)).toMatchObject({ status: 200, said: { execution, status: 'finished' } });
  expect(await call(roomy, accepted.length)).toMatchObject({ status: 200, said: { status: 'finished' } });
  expect(await roomy.desks.flows.countOpen(scope, { flow: 'keep' })).toBe(0);
});
