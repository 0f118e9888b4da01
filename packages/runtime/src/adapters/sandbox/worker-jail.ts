import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The worker's own code: the one folder of the product it may read. */
export const workerFolder = dirname(fileURLToPath(import.meta.url));
/** Where the isolate library was found; the worker loads it from there. */
export const isolatedVm = createRequire(import.meta.url).resolve('isolated-vm');
/** Nothing of this process's environment; the zone so that a script gives the same on every machine. */
export const workerEnv = { TZ: 'UTC' } as const;

/** No code generation, no rights but to load the isolate library. The model does not cover the network: the jail does where it can. */
export function workerFlags(): string[] {
  const loader = dirname(createRequire(isolatedVm).resolve('node-gyp-build'));
  const library = dirname(isolatedVm);
  // the last is asked for by the library's loader, which fails where it may not ask
  const readable = [workerFolder, library, loader, join(library, '..', 'node-gyp-build'), '/etc/alpine-release'];
  return ['--jitless', '--no-warnings', '--permission', '--allow-addons', ...readable.map((path) => `--allow-fs-read=${path}`)];
}

/** What the system puts around a worker: `command args… node …`. */
export type Jail = { readonly name: 'namespaces' | 'rights' | 'none'; readonly command: readonly string[] };

const rights = ['/usr/bin/setpriv', '--no-new-privs', '--pdeathsig', 'KILL'];
const jails: readonly Jail[] = [
  // a user and network namespace of its own: no interface is up in there, not even loopback
  {
    name: 'namespaces',
    command: ['/usr/bin/unshare', '--user', '--map-root-user', '--net', '--', ...rights, '--bounding-set=-all', '--inh-caps=-all', '--'],
  },
  { name: 'rights', command: [...rights, '--'] },
];
let found: Promise<Jail> | undefined;

/** The strictest jail this machine allows, looked for once. `doctor` reports its name. */
export function findJail(): Promise<Jail> {
  found ??= strictest();
  return found;
}

async function strictest(): Promise<Jail> {
  for (const jail of jails) if (await canRun(jail)) return jail;
  return { name: 'none', command: [] };
}

function canRun({ command: [program = '', ...args] }: Jail): Promise<boolean> {
  return new Promise((resolve) => {
    execFile(program, [...args, process.execPath, '--version'], { env: workerEnv, timeout: 5_000 }, (error) => resolve(error === null));
  });
}

/** Resident memory of a process in MB, where the system tells (Linux); 0 elsewhere, where the heap limit and the clock remain. */
export function residentMb(pid: number | undefined): number {
  try {
    return (Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]) * 4096) / (1024 * 1024);
  } catch {
    return 0;
  }
}
