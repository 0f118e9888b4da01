import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { addressOf, dropDatabase } from '../adapters/mongodb/connect.ts';
import { version } from '../version.ts';
import { neededDatabase } from './bench/needed-database.ts';
import { surviveCrew } from './bench/survive-crew.ts';
import { surviveKills } from './bench/survive-kills.ts';
import { answering, type Command } from './command.ts';

const options = {
  executions: { type: 'string', default: '200' },
  kills: { type: 'string' },
  seed: { type: 'string', default: '1' },
  store: { type: 'string', default: 'sqlite' },
  processes: { type: 'string', default: '3' },
  freezes: { type: 'string', default: '1' },
  json: { type: 'boolean' },
} as const;

/**
 * Kills the whole product with SIGKILL at random moments while executions pay through a core system outside it, and restarts it, until all are
 * finished; then compares what callers were told with the core system's ledger. On MongoDB several processes share the database, one after
 * another is killed, and some are frozen past their lease. Exit code 1 when anything was lost or doubled.
 */
export const benchRecover: Command = {
  name: 'bench recover',
  usage:
    'bench recover [--executions 200] [--kills EXECUTIONS/10] [--seed 1] [--store sqlite|mongodb [--processes 3] [--freezes 1]] [--json]',
  summary:
    'Kills and restarts the product while executions pay. Prints {executions, kills, lost, doubled, recoverMs, seed, cores, version}.',
  run: (args, io) =>
    answering(benchRecover, args, io, async () => {
      const { values } = parseArgs({ args: [...args], options });
      const executions = bounded(values.executions, 100_000);
      const kills = values.kills === undefined ? Math.max(3, Math.ceil(executions / 10)) : bounded(values.kills, 10_000);
      const folder = await mkdtemp(join(tmpdir(), 'mortise-recover-'));
      const asked = { folder, executions, kills, seed: values.seed, progress: io.err };
      try {
        const survival =
          values.store === 'sqlite'
            ? await surviveKills(asked)
            : await onDatabase(neededDatabase(values.store), async (mongodb) => {
                const [processes, freezes] = [bounded(values.processes, 16), Math.min(kills, Number.parseInt(values.freezes, 10) || 0)];
                return { processes, ...(await surviveCrew({ ...asked, mongodb, processes, freezes })) };
              });
        const { lost, doubled } = survival;
        io.out(JSON.stringify({ executions, ...survival, seed: values.seed, cores: cpus().length, version }));
        return lost + doubled === 0 ? 0 : 1;
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    }),
};

/** With a database of its own on the server, which is removed after. */
async function onDatabase<T>(uri: string, work: (own: string) => Promise<T>): Promise<T> {
  const own = addressOf(uri, `mortise_bench_${randomUUID()}`);
  return work(own).finally(() => dropDatabase(own));
}

function bounded(text: string, most: number): number {
  return Math.min(most, Math.max(1, Number.parseInt(text, 10) || 1));
}
