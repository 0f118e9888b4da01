import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { callAll } from './call-all.ts';
import { judgeSurvival, type Verdict } from './judge-survival.ts';
import { mortalServer } from './mortal-server.ts';
import { median, randomFrom } from './random.ts';
import { openWitness } from './witness.ts';

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

/**
 * Pays one claim per execution through the whole product while its process is killed again and again: between a payment and its answer, while
 * it recovers, whenever. The core system lives here, so its ledger is the witness.
 */
export async function surviveKills({ folder, executions, kills, seed, progress }: SurvivalOptions): Promise<Survival> {
  const random = randomFrom(seed);
  const witness = await openWitness(folder);
  const settings = { data: join(folder, 'product'), ...witness.core };
  const server = mortalServer(new URL('paying-server.ts', import.meta.url), settings);
  try {
    await server.start();
    let answered = 0;
    const run = callAll({ address: server.address, executions, onAnswer: () => answered++ });
    const recoveries: number[] = [];
    const moments = Array.from({ length: kills }, () => Math.floor(random() * executions)).sort((a, b) => a - b);
    for (const [index, moment] of moments.entries()) {
      const wasReached = answered >= moment;
      if (random() < 0.5) await witness.slowDown();
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
    const toldAgain = await callAll({ address: server.address, executions });
    const payments = await witness.payments();
    return { kills: kills + 1, ...judgeSurvival({ told, toldAgain, payments }), recoverMs: median(recoveries) };
  } finally {
    await server.kill();
    await witness.close();
  }
}
