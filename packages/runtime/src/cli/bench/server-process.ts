import { fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** What a measured server says once it listens. */
export const Started = z.strictObject({ origin: z.string(), token: z.string(), bootMs: z.number() });

/** What it has used so far. `writtenBytes` is what it gave the system to write to disk: 0 where the system does not say. */
export const Used = z.strictObject({ cpuMs: z.number(), rssMb: z.number(), writtenBytes: z.number() });
export type Used = z.infer<typeof Used>;

/** A server in a process of its own, to be measured from here. */
export type ServerProcess = z.infer<typeof Started> & {
  used(): Promise<Used>;
  /** Asks it to end, and waits until it has. */
  stop(): Promise<void>;
  /** Ends it without a word, as a power cut would. */
  kill(): Promise<void>;
};

/** Starts a server's file with its settings as one JSON argument. Throws when it ends before it listens. */
export async function startServerProcess(file: URL, settings: object): Promise<ServerProcess> {
  const child = fork(file, [JSON.stringify(settings)], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const answer = () =>
    new Promise<unknown>((resolve, reject) => {
      child.once('message', resolve);
      void exited.then((code) => reject(new Error(`the measured server ended with code ${code}`)));
    });
  const started = Started.parse(await answer());
  return {
    ...started,
    async used() {
      const said = answer();
      child.send('used');
      return Used.parse(await said);
    },
    async stop() {
      child.send('stop');
      await exited;
    },
    async kill() {
      child.kill('SIGKILL');
      await exited;
    },
  };
}

/** The other side: says that it listens, tells what it has used, and ends when asked. */
export function answerAsServer(origin: string, token: string, close: () => Promise<void>): void {
  const tell = (message: object) => process.send?.(message);
  process.on('message', (asked) => {
    if (asked === 'used') {
      const { user, system } = process.cpuUsage();
      const rssMb = Math.round(process.memoryUsage.rss() / 1024 / 1024);
      tell({ cpuMs: (user + system) / 1000, rssMb, writtenBytes: writtenBytes() });
    }
    if (asked === 'stop') void close().then(() => process.exit(0));
  });
  // Whoever measures may die; nobody is left behind.
  process.on('disconnect', () => process.exit(1));
  tell({ origin, token, bootMs: Math.round(performance.now()) });
}

/** Linux counts what a process causes to be written to disk, whole pages of logs included. */
function writtenBytes(): number {
  try {
    return Number(/^write_bytes: (\d+)$/m.exec(readFileSync('/proc/self/io', 'utf8'))?.[1] ?? 0);
  } catch {
    return 0;
  }
}
