import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openProduct, quickPasswords, readConfig } from '@mortise/runtime/testkit';
import { z } from 'zod';
import { openCustomer } from './customer.ts';
import { type Staff, signIn } from './staff.ts';

const Payments = z.array(z.object({ claimNo: z.string(), policyNo: z.string(), payee: z.string(), amountFen: z.int() }));
const Outbox = z.object({ items: z.array(z.object({ to: z.string(), text: z.string() })) });

/** The whole product with the demo insurers and their core systems, on folders and ports of its own. */
export async function openInsurer({ tenant = 'anhe' } = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'mortise-journey-'));
  const open = async () => {
    const config = readConfig({ port: 0, data: folder, demo: true, log: 'silent' }, {});
    const product = await openProduct(config, { log: { mask: (text) => text }, passwords: quickPasswords() });
    await product.ready;
    return product;
  };
  let product = await open();
  const core = () => {
    const found = product.core?.systems.find(({ tenantId, environment }) => tenantId === tenant && environment === 'live');
    if (!found) throw new Error(`no core system of ${tenant}`);
    return { url: found.baseUrl, headers: { 'x-api-key': found.apiKey, 'content-type': 'application/json' } };
  };
  const staff = (user: string): Promise<Staff> => signIn({ address: product.address, tenant, user, password: 'mortise-demo' });
  return {
    get address() {
      return product.address;
    },
    get product() {
      return product;
    },
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
      const { url, headers } = core();
      const answer = await fetch(`${url}/payments`, { headers });
      return Payments.parse(await answer.json());
    },
    /** What the next payments do wrong. */
    async rehearse(next: 'drop-before' | 'drop-after' | 'unavailable' | 'slow', times = 1) {
      const { url, headers } = core();
      await fetch(`${url}/demo/faults`, { method: 'POST', headers, body: JSON.stringify({ next, times }) });
    },
    /** Stops the product and starts it again on the same data. */
    async restart() {
      await product.close();
      product = await open();
    },
    async close() {
      await product.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export type Insurer = Awaited<ReturnType<typeof openInsurer>>;
