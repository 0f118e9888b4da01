import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { addTallies, emptyTally } from '@mortise/shared/rehearsal';
import { systemClock } from '../adapters/system/clock.ts';
import { systemIds } from '../adapters/system/ids.ts';
import { openVersions } from '../capabilities/flows/index.ts';
import { openPastExecutions, rehearsePage } from '../capabilities/rehearsals/index.ts';
import { productNodes } from '../open-ports.ts';
import { openStore } from '../open-store.ts';
import { version as build } from '../version.ts';
import { countingWorld, measuredScope, recordSessions } from './bench/record-sessions.ts';
import { sessionFlow } from './bench/session-flow.ts';
import { answering, type Command } from './command.ts';

const options = { executions: { type: 'string', default: '10000' }, json: { type: 'boolean' } } as const;

/** Records conversations with the real engine on a fresh store, then lets all of them go through a draft with another table and other phrases. */
export const benchReplay: Command = {
  name: 'bench replay',
  usage: 'bench replay [--executions 10000] [--json]',
  summary:
    'Lets recorded sessions go through a draft. Prints {executions, seconds, perSecond, outsideCalls, same, differs, openFromHere, rssMb, …}.',
  run: (args, io) =>
    answering(benchReplay, args, io, async () => {
      const { values } = parseArgs({ args: [...args], options });
      const sessions = Math.min(100_000, Math.max(1, Number.parseInt(values.executions, 10) || 1));
      const folder = await mkdtemp(join(tmpdir(), 'mortise-bench-replay-'));
      const clock = systemClock();
      const ids = systemIds(clock);
      const store = await openStore({ folder, masterKey: randomBytes(32), clock, ids, durable: false });
      try {
        const { nodes } = await productNodes();
        const versions = openVersions(store.documents);
        const { ports, calls } = countingWorld(store, clock, ids);
        const version = await versions.keep(measuredScope, sessionFlow({ limit: 1000, phrases: 30 }));
        const draft = await versions.keep(measuredScope, sessionFlow({ limit: 800, phrases: 31 }));
        await recordSessions(sessions, { store, ports, nodes, version }, (done) => io.err(`recorded ${done} of ${sessions}`));
        const before = calls();
        const past = openPastExecutions({ executions: store.executions, versions, nodes, build });
        const began = performance.now();
        const cpu = process.cpuUsage();
        let tally = emptyTally;
        let cursor: string | undefined;
        let peak = 0;
        do {
          const asked = { version: draft, filter: { flow: 'session' }, page: { limit: 200, cursor }, signal: AbortSignal.timeout(600_000) };
          const page = await rehearsePage({ executions: store.executions, past, ports }, measuredScope, asked);
          tally = addTallies(tally, page.tally);
          cursor = page.next;
          peak = Math.max(peak, process.memoryUsage.rss());
          if (tally.executions % 1000 === 0) io.err(`rehearsed ${tally.executions} of ${sessions}`);
        } while (cursor !== undefined);
        const seconds = (performance.now() - began) / 1000;
        const used = process.cpuUsage(cpu);
        const { executions, same, differs, openFromHere, notReplayable, unreadable, changed } = tally;
        const counts = { executions, same, differs, openFromHere, notReplayable, unreadable, changed };
        const rounded = (value: number) => Math.round(value * 100) / 100;
        io.out(
          JSON.stringify({
            ...counts,
            seconds: rounded(seconds),
            perSecond: Math.round(executions / seconds),
            cpuSeconds: rounded((used.user + used.system) / 1_000_000),
            outsideCalls: calls() - before,
            rssMb: Math.round(peak / 1_048_576),
            cores: cpus().length,
            version: build,
          }),
        );
        return executions === sessions && calls() === before ? 0 : 1;
      } finally {
        await store.close();
        await rm(folder, { recursive: true, force: true });
      }
    }),
};
