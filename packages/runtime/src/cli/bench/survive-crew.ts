import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { callAll } from './call-all.ts';
import { judgeSurvival } from './judge-survival.ts';
import { type MortalServer, mortalServer } from './mortal-server.ts';
import { median, randomFrom } from './random.ts';
import type { Survival, SurvivalOptions } from './survive-kills.ts';
import { openWitness } from './witness.ts';

export type CrewSurvivalOptions = SurvivalOptions & {
  /** The database that all processes share. */
  readonly mongodb: string;
  readonly processes: number;
  /** How many of the blows freeze a process past its lease instead of killing it. */
  readonly freezes: number;
};

/** Short, so that what a dead process left is taken over while the calls for it still wait. */
const leaseMs = 2_000;
/** So many that every process has something on its way whenever it is struck. */
const callers = 12;
/** A frozen process sleeps until others have taken over from it. */
const frozenMs = leaseMs * 2.5;

/**
 * Pays one claim per execution through several processes on one database, while one after another is killed at random and started again, and some
 * are frozen past their lease and wake up in the middle of what they did. Calls go to any of them.
 */
export async function surviveCrew(options: CrewSurvivalOptions): Promise<Survival & { readonly freezes: number }> {
  const { folder, executions, kills, freezes, seed, progress } = options;
  const random = randomFrom(seed);
  const witness = await openWitness(folder);
  const environment = { MONGODB_URI: options.mongodb, MORTISE_LEASE: String(leaseMs / 1000) };
  const settings = { data: join(folder, 'product'), ...witness.core, environment };
  const crew = Array.from({ length: options.processes }, () => mortalServer(new URL('paying-server.ts', import.meta.url), settings));
  const starts: Promise<number | undefined>[] = [];
  const start = (server: MortalServer) => {
    starts.push(server.start());
    return starts.at(-1);
  };
  try {
    // One after the other: the first one makes the tenant and its flow.
    for (const server of crew) await start(server);
    let turn = 0;
    const address = () => crew[turn++ % crew.length]?.address();
    let answered = 0;
    const run = callAll({ address, executions, callers, onAnswer: () => answered++ });
    const thaws: Promise<void>[] = [];
    for (const [index, { moment, isFreeze }] of blowsFrom(random, { executions, kills, freezes }).entries()) {
      while (answered < moment) await pause(2);
      // Most blows fall while payments are on their way; a few fall anywhere.
      if (random() < 0.8) await witness.slowDown(callers);
      await pause(random() * 200);
      const struck = crew[Math.floor(random() * crew.length)];
      if (struck === undefined) continue;
      if (isFreeze) thaws.push(freezeFor(struck, frozenMs));
      else {
        await struck.kill();
        await pause(random() * leaseMs);
        void start(struck);
      }
      progress(`${isFreeze ? 'froze' : 'killed'} one (${index + 1} of ${kills + freezes}), ${answered} of ${executions} answered`);
    }
    const told = await run;
    await Promise.all(thaws);
    const recoveries = (await Promise.all(starts)).filter((took) => took !== undefined);
    // Whoever was frozen has woken up by now, and may say what it will: it is asked again, and the ledger is read after that.
    const toldAgain = await callAll({ address, executions, callers });
    const payments = await witness.payments();
    return { kills, freezes, ...judgeSurvival({ told, toldAgain, payments }), recoverMs: median(recoveries.slice(crew.length)) };
  } finally {
    await Promise.all(crew.map((server) => server.kill()));
    await witness.close();
  }
}

async function freezeFor(server: MortalServer, ms: number): Promise<void> {
  server.freeze();
  await pause(ms);
  server.thaw();
}

type Blow = { readonly moment: number; readonly isFreeze: boolean };

/** When which blow falls, by how many calls were answered: the same for the same seed. */
function blowsFrom(
  random: () => number,
  { executions, kills, freezes }: Pick<CrewSurvivalOptions, 'executions' | 'kills' | 'freezes'>,
): Blow[] {
  const moments = Array.from({ length: kills + freezes }, () => Math.floor(random() * executions * 0.9)).sort((a, b) => a - b);
  const frozen = new Set<number>();
  while (frozen.size < freezes) frozen.add(Math.floor(random() * moments.length));
  return moments.map((moment, index) => ({ moment, isFreeze: frozen.has(index) }));
}
