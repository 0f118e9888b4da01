import { parseArgs } from 'node:util';
import { TenantId } from '@mortise/shared/tenant';
import { openSandbox } from '../adapters/sandbox/sandbox.ts';
import { startWorker, type WorkerProcess } from '../adapters/sandbox/worker-process.ts';
import { answering, type Command } from './command.ts';

const code = 'function main({ n }) { return { n: n + 1 } }';

/** Measures what a code node costs; every figure goes through the real processes. */
export const benchSandbox: Command = {
  name: 'bench sandbox',
  usage: 'bench sandbox [--runs N] [--json]',
  summary: 'Measures what a code node costs. Prints {warmCallUs, freshContextMs, freshIsolateMs, runsPerSecond}.',
  run: (args, io) =>
    answering(benchSandbox, args, io, async () => {
      const { values } = parseArgs({ args: [...args], options: { runs: { type: 'string', default: '1000' }, json: { type: 'boolean' } } });
      const runs = Math.max(1, Number.parseInt(values.runs, 10) || 1000);
      const worker = await startWorker();
      await timed(worker, 'warm', 50);
      const warmMs = await timed(worker, 'warm', runs);
      const freshIsolateMs = await timed(worker, null, runs);
      worker.kill('closed');
      // every run has a new context, so a warm call is one: message there and back, context, call, release
      const figures = { warmCallUs: Math.round(warmMs * 1000), freshContextMs: round(warmMs), freshIsolateMs: round(freshIsolateMs) };
      io.out(JSON.stringify({ ...figures, runsPerSecond: await throughput(runs) }));
      return 0;
    }),
};

/** Milliseconds per run, one after the other. */
async function timed(worker: WorkerProcess, warm: string | null, runs: number): Promise<number> {
  const terms = { at: 0, seed: '', logLines: 10, logChars: 100, resultChars: 1000 };
  const started = performance.now();
  for (let i = 0; i < runs; i++) await worker.run({ warm, code, entry: 'main', input: '{"n":1}', timeMs: 1000, memoryMb: 64, terms });
  return (performance.now() - started) / runs;
}

/** Runs a second through the pool, as many at a time as it has processes. */
async function throughput(runs: number): Promise<number> {
  const sandbox = openSandbox({ waiting: runs });
  const run = () => sandbox.run({ tenant: TenantId.parse('trial'), code, entry: 'main', input: { n: 1 }, shared: false });
  await Promise.all([run(), run(), run(), run()]);
  const started = performance.now();
  await Promise.all(Array.from({ length: runs }, run));
  const perSecond = (runs * 1000) / (performance.now() - started);
  await sandbox.close();
  return Math.round(perSecond);
}

const round = (ms: number) => Math.round(ms * 100) / 100;
