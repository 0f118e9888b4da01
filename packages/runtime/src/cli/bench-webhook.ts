import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { defineFault } from '@mortise/shared/fault';
import { addressOf, dropDatabase } from '../adapters/mongodb/connect.ts';
import { openCoreSystem } from '../demo/core-system.ts';
import { version } from '../version.ts';
import { claimInput } from './bench/claim-flow.ts';
import { generateLoad, round } from './bench/generate-load.ts';
import { neededDatabase } from './bench/needed-database.ts';
import { type ServerProcess, startServerProcess } from './bench/server-process.ts';
import { answering, type Command, type CommandIo } from './command.ts';

const callsFailed = defineFault<{ failed: number }>(
  'bench.calls-failed',
  'bug',
  ({ failed }) => `${failed} calls did not come to a good answer`,
);

const options = {
  steps: { type: 'string', default: '5' },
  code: { type: 'boolean', default: false },
  effect: { type: 'boolean', default: false },
  concurrency: { type: 'string', default: '1,16,64' },
  seconds: { type: 'string', default: '10' },
  store: { type: 'string', default: 'sqlite' },
  json: { type: 'boolean' },
} as const;

/**
 * Measures webhooks against the whole product: its own process, a fresh data folder, every accepted request on disk before its answer;
 * authentication, idempotency, trace and sealing on. The callers are this process. Beside it, in the same run, a bare handler.
 */
export const benchWebhook: Command = {
  name: 'bench webhook',
  usage: 'bench webhook [--steps 5] [--code] [--effect] [--concurrency 1,16,64] [--seconds 10] [--store sqlite|mongodb] [--json]',
  summary:
    'Measures webhooks. Prints {c1:{rps,p50,p99,cpuMsPerReq,writtenPerReq},…, reference:{c64:{rps}}, rssMb, bootMs, storedPerReq, cores, version}.',
  run: (args, io) =>
    answering(benchWebhook, args, io, async () => {
      const { values } = parseArgs({ args: [...args], options });
      const server = values.store === 'sqlite' ? undefined : neededDatabase(values.store);
      const mongodb = server === undefined ? undefined : addressOf(server, `mortise_bench_${randomUUID()}`);
      const seconds = bounded(values.seconds, 120);
      const levels = values.concurrency.split(',').map((level) => bounded(level, 256));
      const folder = await mkdtemp(join(tmpdir(), 'mortise-bench-'));
      try {
        const reference = await measureBare(folder, { levels: [Math.max(...levels)], seconds, io });
        const settings = {
          data: join(folder, 'product'),
          steps: bounded(values.steps, 1000),
          code: values.code,
          ...(mongodb === undefined ? {} : { mongodb }),
        };
        const measured = { levels, seconds, io };
        const figures = values.effect ? await withCore(folder, settings, measured) : await measureProduct(settings, measured);
        io.out(JSON.stringify({ ...figures, reference, cores: cpus().length, version }));
      } finally {
        if (mongodb !== undefined) await dropDatabase(mongodb);
        await rm(folder, { recursive: true, force: true });
      }
      return 0;
    }),
};

type Settings = {
  readonly data: string;
  readonly steps: number;
  readonly code: boolean;
  /** The database in place of the data folder's. */
  readonly mongodb?: string;
  readonly core?: { readonly url: string; readonly apiKey: string };
};
type Measured = { readonly levels: readonly number[]; readonly seconds: number; readonly io: CommandIo };

/** With one HTTP request of each execution to a core system in this process. */
async function withCore(folder: string, settings: Settings, measured: Measured) {
  const apiKey = 'the key of this measurement';
  const core = await openCoreSystem({ port: 0, file: join(folder, 'ledger.db'), apiKeys: { measured: apiKey } });
  try {
    return await measureProduct({ ...settings, core: { url: core.url, apiKey } }, measured);
  } finally {
    await core.close();
  }
}

async function measureProduct(settings: Settings, { levels, seconds, io }: Measured) {
  const server = await startServerProcess(new URL('bench/product-server.ts', import.meta.url), settings);
  const first = sent;
  const figures: Record<string, object> = {};
  try {
    await measure(server, hook, 16, Math.min(seconds, 2));
    for (const level of levels) {
      io.err(`${level} callers, ${seconds} s`);
      figures[`c${level}`] = await measure(server, hook, level, seconds);
    }
    Object.assign(figures, { rssMb: (await server.used()).rssMb, bootMs: server.bootMs });
  } finally {
    await server.stop();
  }
  // Once it is closed, its log is folded into the database.
  const stored = settings.mongodb === undefined ? (await stat(join(settings.data, 'mortise.db'))).size : undefined;
  return { ...figures, ...(stored === undefined ? {} : { storedPerReq: Math.round(stored / (sent - first)) }) };
}

async function measureBare(data: string, { levels, seconds, io }: Measured) {
  const server = await startServerProcess(new URL('bench/bare-server.ts', import.meta.url), { data });
  try {
    const figures: Record<string, object> = {};
    await measure(server, bare, 16, 1);
    for (const level of levels) {
      io.err(`reference: ${level} callers, ${seconds} s`);
      figures[`c${level}`] = await measure(server, bare, level, seconds);
    }
    return figures;
  } finally {
    await server.stop();
  }
}

const hook = { path: '/hooks/measured/measured', good: '"status":"finished"' } as const;
const bare = { path: '/', good: '"ok":true' } as const;

let sent = 0;

/** One level of load. Every request has a body and a key of its own. */
async function measure(server: ServerProcess, { path, good }: typeof hook | typeof bare, concurrency: number, seconds: number) {
  const before = await server.used();
  const seen = await generateLoad({
    origin: server.origin,
    path,
    good,
    headers: { authorization: `Bearer ${server.token}`, 'content-type': 'application/json' },
    request: (n) => ({ key: `bench-${n}`, body: JSON.stringify(claimInput(n)) }),
    concurrency,
    seconds,
    from: sent,
  });
  sent += seen.requests;
  if (seen.failed > 0) throw callsFailed({ failed: seen.failed });
  const { cpuMs, writtenBytes } = await server.used();
  const cpuMsPerReq = round((cpuMs - before.cpuMs) / seen.requests);
  const written = { writtenPerReq: Math.round((writtenBytes - before.writtenBytes) / seen.requests) };
  return { rps: seen.rps, p50: seen.p50, p99: seen.p99, cpuMsPerReq, ...written };
}

function bounded(text: string, most: number): number {
  return Math.min(most, Math.max(1, Number.parseInt(text, 10) || 1));
}
