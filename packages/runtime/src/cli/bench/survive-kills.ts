import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { openCoreSystem } from '../../demo/core-system.ts';
import { askServer } from './ask-server.ts';
import { callUntilAnswered } from './call-until-answered.ts';
import { judgeSurvival, Payment, type Verdict } from './judge-survival.ts';
import { type MortalServer, mortalServer } from './mortal-server.ts';
import { payingInput } from './paying-flow.ts';

export type Survival = Verdict & {
  readonly kills: number;
  /** Median from a restart to `/readyz`, in ms. */
  readonly recoverMs: number;
};
export type SurvivalOptions = {
  readonly folder: string;
  readonly executions: number;
  /** Deaths while they run; one more follows when all are answered. */
  readonly kills: number;
  /** The same seed dies at the same counts of answers. */
  readonly seed: string;
  progress(what: string): void;
};

const apiKey = 'bench';
const Payments = z.array(Payment);

/**
 * Pays one claim per execution through the whole product while its process is killed again and again: between a payment and its answer, while
 * it recovers, whenever. The core system lives here, so its ledger is the witness.
 */
export async function surviveKills({ folder, executions, kills, seed, progress }: SurvivalOptions): Promise<Survival> {
  const random = randomFrom(seed);
  const core = await openCoreSystem({ port: 0, file: join(folder, 'core.db'), apiKeys: { anhe: apiKey } });
  const settings = { data: join(folder, 'product'), core: core.url, apiKey };
  const server = mortalServer(new URL('paying-server.ts', import.meta.url), settings);
  try {
    await server.start();
    let answered = 0;
    const run = callAll(server, executions, () => answered++);
    const recoveries: number[] = [];
    const moments = Array.from({ length: kills }, () => Math.floor(random() * executions)).sort((a, b) => a - b);
    for (const [index, moment] of moments.entries()) {
      const wasReached = answered >= moment;
      if (random() < 0.5) await slowDown(core.url);
      const life = recoveries.at(-1) ?? 500;
      const starting = index === 0 ? Promise.resolve(undefined) : server.start();
      if (wasReached) await pause(random() * life);
      else while (answered < moment) await pause(2);
      await pause(random() * 30);
      await server.kill();
      const took = await starting;
      if (took !== undefined) recoveries.push(took);
      progress(`killed ${index + 1} times, ${answered} of ${executions} answered`);
    }
    if (kills > 0) recoveries.push(...[await server.start()].filter((took) => took !== undefined));
    const told = await run;
    await server.kill();
    recoveries.push(...[await server.start()].filter((took) => took !== undefined));
    const toldAgain = await callAll(server, executions, () => {});
    const payments = await paymentsAt(core.url);
    return { kills: kills + 1, ...judgeSurvival({ told, toldAgain, payments }), recoverMs: median(recoveries) };
  } finally {
    await server.kill();
    await core.close();
  }
}

/** Every call once, so few at a time that they last through the deaths; gives what each was told, by its number. */
async function callAll(server: MortalServer, executions: number, onAnswer: () => void): Promise<readonly (string | undefined)[]> {
  const until = performance.now() + 40_000 + executions * 500;
  const callers = Math.min(16, Math.max(2, Math.ceil(executions / 10)));
  const told: (string | undefined)[] = Array.from({ length: executions });
  let next = 0;
  async function caller(): Promise<void> {
    for (let n = next++; n < executions; n = next++) {
      const body = JSON.stringify(payingInput(n));
      told[n] = await callUntilAnswered({ address: server.address, path: '/hooks/measured/paying', key: `recover-${n}`, body, until });
      onAnswer();
    }
  }
  await Promise.all(Array.from({ length: callers }, caller));
  return told;
}

/** Makes the core system answer the next payments late, so that a death falls between a payment and its answer. */
async function slowDown(core: string): Promise<void> {
  const headers = { 'x-api-key': apiKey, 'content-type': 'application/json' };
  const body = JSON.stringify({ next: 'slow', times: 4, delayMs: 300 });
  await askServer(`${core}/demo/faults`, { method: 'POST', headers, body });
}

async function paymentsAt(core: string) {
  return Payments.parse((await askServer(`${core}/payments`, { headers: { 'x-api-key': apiKey } })).said);
}

function median(values: readonly number[]): number {
  return Math.round(values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN);
}

/** Numbers in [0, 1) that follow from the seed. */
function randomFrom(seed: string): () => number {
  let n = 0;
  return () => createHash('sha256').update(`${seed}:${n++}`).digest().readUInt32BE() / 2 ** 32;
}
