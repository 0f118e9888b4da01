import { join } from 'node:path';
import { z } from 'zod';
import { openCoreSystem } from '../../demo/core-system.ts';
import { askServer } from './ask-server.ts';
import { Payment } from './judge-survival.ts';

/** The payer's own system, outside of everything that is killed: its ledger is the witness. */
export type Witness = {
  /** How the product reaches it. */
  readonly core: { readonly core: string; readonly apiKey: string };
  /** Makes it answer the next payments late (four, unless told), so that a death falls between a payment and its answer. */
  slowDown(times?: number): Promise<void>;
  /** Its ledger. */
  payments(): Promise<readonly z.infer<typeof Payment>[]>;
  close(): Promise<void>;
};

const apiKey = 'bench';
const Payments = z.array(Payment);

/** Opens the core system in this process, with its ledger in the folder. */
export async function openWitness(folder: string): Promise<Witness> {
  const core = await openCoreSystem({ port: 0, file: join(folder, 'core.db'), apiKeys: { anhe: apiKey } });
  return {
    core: { core: core.url, apiKey },
    async slowDown(times = 4) {
      const headers = { 'x-api-key': apiKey, 'content-type': 'application/json' };
      const body = JSON.stringify({ next: 'slow', times, delayMs: 300 });
      await askServer(`${core.url}/demo/faults`, { method: 'POST', headers, body });
    },
    payments: async () => Payments.parse((await askServer(`${core.url}/payments`, { headers: { 'x-api-key': apiKey } })).said),
    close: () => core.close(),
  };
}
