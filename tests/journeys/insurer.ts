import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openCoreSystem, openImageIntake, openProduct, quickPasswords, readConfig } from '@mortise/runtime/testkit';
import { serviceScope, TenantId } from '@mortise/shared/tenant';
import { z } from 'zod';
import { openCustomer } from './customer.ts';
import { type Staff, signIn } from './staff.ts';

const Payments = z.array(z.object({ claimNo: z.string(), policyNo: z.string(), payee: z.string(), amountFen: z.int() }));
const Outbox = z.object({ items: z.array(z.object({ to: z.string(), text: z.string() })) });

const apiKey = 'a key of this test';

/** The whole product with the demo insurers and their core system, on folders and ports of its own. */
export async function openInsurer({ tenant = 'anhe' } = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'mortise-journey-'));
  const core = await openCoreSystem({ port: 0, file: join(folder, 'core.db'), apiKeys: { [tenant]: apiKey } });
  const images = openImageIntake();
  const open = async () => {
    const config = readConfig({ port: 0, data: join(folder, 'data'), demo: true, log: 'silent' }, { MORTISE_EGRESS: core.url });
    const product = await openProduct(config, { images, log: { mask: (text) => text }, passwords: quickPasswords() });
    await product.ready;
    return product;
  };
  let product = await open();
  const scope = serviceScope(TenantId.parse(tenant));
  for (const environment of ['live', 'test'] as const) {
    await product.desks.connections.save(scope, { system: 'core-system', environment, baseUrl: core.url, secrets: { apiKey } });
  }
  const staff = (user: string): Promise<Staff> => signIn({ address: product.address, tenant, user, password: 'mortise-demo' });
  return {
    get address() {
      return product.address;
    },
    get product() {
      return product;
    },
    core,
    staff,
    customer: (language: 'zh' | 'en' = 'zh') => openCustomer({ address: product.address, tenant, language }),
    /** The newest one-time code sent to a number, as the demo's outbox shows it to an agent. */
    async codeFor(phone: string): Promise<string> {
      const outbox = await (await staff('agent')).ask('outbox.list', { limit: 50 }, Outbox);
      const found = outbox.items.find(({ to }) => to.endsWith(phone.slice(-4)));
      return /\d{6}/.exec(found?.text ?? '')?.[0] ?? '';
    },
    /** What the insurer's core system has paid. */
    async payments() {
      const answer = await fetch(`${core.url}/payments`, { headers: { 'x-api-key': apiKey } });
      return Payments.parse(await answer.json());
    },
    /** What the next payments do wrong. */
    async rehearse(next: 'drop-before' | 'drop-after' | 'unavailable' | 'slow', times = 1) {
      const headers = { 'x-api-key': apiKey, 'content-type': 'application/json' };
      await fetch(`${core.url}/demo/faults`, { method: 'POST', headers, body: JSON.stringify({ next, times }) });
    },
    /** Stops the product and starts it again on the same data. */
    async restart() {
      await product.close();
      product = await open();
    },
    async close() {
      await product.close();
      await images.close();
      await core.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export type Insurer = Awaited<ReturnType<typeof openInsurer>>;
