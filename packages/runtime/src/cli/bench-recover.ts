import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { openCoreSystem } from '../demo/core-system.ts';
import { demoPolicies } from '../demo/core-system-policies.ts';
import { version } from '../version.ts';
import { askToPay, type ClaimToPay, claimsToPay } from './bench/claims-to-pay.ts';
import { type ServerProcess, startServerProcess } from './bench/server-process.ts';
import { answering, type Command, type CommandIo } from './command.ts';

const options = {
  executions: { type: 'string', default: '200' },
  kills: { type: 'string', default: '8' },
  json: { type: 'boolean' },
} as const;

const callersAtOnce = 16;
/** A kill comes at random within this time of the callers' start. */
const killWithinMs = 400;
const roundsAtMost = 20;

/**
 * Kills the whole product with SIGKILL at random while claims are being paid by a core system outside, restarts it on the same data folder,
 * and counts with the core system's own ledger. `lost`: claims asked for that did not come to their end or were not paid; `doubled`: claims
 * paid more than once; `recoverMs`: the slowest restart, from the process's start until what was interrupted is taken up again.
 */
export const benchRecover: Command = {
  name: 'bench recover',
  usage: 'bench recover [--executions 200] [--kills 8] [--json]',
  summary: 'Kills the product while it pays, and counts. Prints {executions, kills, lost, doubled, recoverMs, cores, version}.',
  run: (args, io) =>
    answering(benchRecover, args, io, async () => {
      const { values } = parseArgs({ args: [...args], options });
      const executions = bounded(values.executions, 100_000);
      const folder = await mkdtemp(join(tmpdir(), 'mortise-bench-'));
      try {
        const counted = await killAndCount(folder, { executions, kills: bounded(values.kills, 100), io });
        io.out(JSON.stringify({ executions, ...counted, cores: cpus().length, version }));
        return counted.lost + counted.doubled === 0 ? 0 : 1;
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    }),
};

async function killAndCount(folder: string, { executions, kills, io }: { executions: number; kills: number; io: CommandIo }) {
  const apiKey = 'the key of this measurement';
  const core = await openCoreSystem({ port: 0, file: join(folder, 'ledger.db'), apiKeys: { anhe: apiKey } });
  const policyNo = demoPolicies.anhe?.[0]?.policyNo ?? '';
  const start = () =>
    startServerProcess(new URL('bench/paying-server.ts', import.meta.url), {
      data: join(folder, 'product'),
      core: core.url,
      apiKey,
      policyNo,
    });
  const claims = claimsToPay(executions);
  let server = await start();
  let recoverMs = 0;
  try {
    for (let kill = 1; kill <= kills; kill++) {
      const share = Math.ceil((executions * kill) / kills);
      await killWhilePaying(server, claims.slice(0, share).filter(isOpen));
      io.err(`killed ${kill} of ${kills}; ${claims.filter((claim) => !isOpen(claim)).length} answered`);
      server = await start();
      recoverMs = Math.max(recoverMs, server.bootMs);
    }
    // Whoever was not answered asks again, as a caller would, with the same key.
    for (let round = 1; round <= roundsAtMost && claims.some(isOpen); round++) await askToPay(server, claims.filter(isOpen), callersAtOnce);
    return { kills, ...(await countPayments(core.url, apiKey, claims)), recoverMs };
  } finally {
    await server.kill();
    await core.close();
  }
}

async function killWhilePaying(server: ServerProcess, claims: readonly ClaimToPay[]): Promise<void> {
  const asking = askToPay(server, claims, callersAtOnce);
  await pause(Math.random() * killWithinMs);
  await server.kill();
  await asking;
}

/** Against the ledger of the one who paid. */
async function countPayments(core: string, apiKey: string, claims: readonly ClaimToPay[]) {
  const answer = await fetch(`${core}/payments`, { headers: { 'x-api-key': apiKey } });
  const payments = z.array(z.object({ claimNo: z.string() })).parse(await answer.json());
  const times = new Map<string, number>();
  for (const { claimNo } of payments) times.set(claimNo, (times.get(claimNo) ?? 0) + 1);
  return {
    lost: claims.filter((claim) => isOpen(claim) || !times.has(claim.claimNo)).length,
    doubled: [...times.values()].filter((count) => count > 1).length,
  };
}

function isOpen({ status }: ClaimToPay): boolean {
  return status !== 'finished';
}

function bounded(text: string, most: number): number {
  return Math.min(most, Math.max(1, Number.parseInt(text, 10) || 1));
}
