import { parseArgs } from 'node:util';
import { TenantId } from '@mortise/shared/tenant';
import { openSandbox } from '../adapters/sandbox/sandbox.ts';
import { startWorker, type WorkerProcess } from '../adapters/sandbox/worker-process.ts';
import type { Command } from './command.ts';

const code = 'function main({ n }) { return { n: n + 1 } }';

/** Measures what a code node costs; every figure goes through the real processes. */
export const benchSandbox: Command = {
  name: 'bench sandbox',
  usage: 'bench sandbox [--runs N] [--json]',
  summary: 'cost of a code node: {warmCallUs, freshContextMs, freshIsolateMs, runsPerSecond}',
  async run(args, io) {
    const { values } = parseArgs({
      args: [...args],
      options: { runs: { type: 'string', default: '1000' }, json: { type: 'boolean', default: false } },
    });
    const runs = Math.max(1, Number.parseInt(values.runs, 10) || 1000);
    const worker = await startWorker();
    await timed(worker, 'warm', 50);
    const warmMs = await timed(worker, 'warm', runs);
    const freshIsolateMs = await timed(worker, null, runs);
    worker.kill('closed');
    // one whole run: the message there and back, a new context in a warm isolate, the call; the context alone is not visible from here
    io.out(
      JSON.stringify({
        warmCallUs: Math.round(warmMs * 1000),
        freshContextMs: round(warmMs),
        freshIsolateMs: round(freshIsolateMs),
        runsPerSecond: await throughput(runs),
      }),
    );
    return 0;
  },
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
