import { type ChildProcess, fork } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { askServer } from './ask-server.ts';
import { Started } from './server-process.ts';

/** Where a server can be asked, and with which token. */
export type Address = { readonly origin: string; readonly token: string };

/** A server in a process of its own that is killed and started again, always on the same settings. */
export type MortalServer = {
  /** `undefined` while it is dead, or does not listen yet. */
  address(): Address | undefined;
  /** Starts it. Resolves when it is ready with the ms since the start, or with `undefined` when it was killed before. */
  start(): Promise<number | undefined>;
  /** SIGKILL; resolves when the process is gone. */
  kill(): Promise<void>;
  /** SIGSTOP: it does nothing and knows nothing until it is thawed. Calls still go to it, as they would to a machine that hangs. */
  freeze(): void;
  /** SIGCONT: it goes on as if no time had passed. */
  thaw(): void;
};

/** Prepares the server; nothing runs before `start`. A server that ends by itself makes `start` throw. */
export function mortalServer(file: URL, settings: object): MortalServer {
  let child: ChildProcess | undefined;
  let exited: Promise<unknown> = Promise.resolve();
  let address: Address | undefined;

  async function isReady(): Promise<boolean> {
    if (address === undefined) return false;
    try {
      return (await askServer(`${address.origin}/readyz`, { patienceMs: 2_000 })).status === 200;
    } catch {
      // It may have been killed while it was asked.
      return false;
    }
  }

  return {
    address: () => address,
    async start() {
      const begun = performance.now();
      const starting = fork(file, [JSON.stringify(settings)], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
      const isAlive = () => starting.exitCode === null && starting.signalCode === null;
      child = starting;
      exited = new Promise((resolve) => starting.once('exit', resolve));
      starting.once('message', (said) => {
        // What a dead process still had to say is of no use.
        if (isAlive()) address = Started.parse(said);
      });
      while (isAlive()) {
        if (await isReady()) return performance.now() - begun;
        await pause(5);
      }
      if (starting.signalCode !== 'SIGKILL') throw new Error(`the server ended with code ${starting.exitCode}`);
      return undefined;
    },
    async kill() {
      child?.kill('SIGKILL');
      await exited;
      address = undefined;
    },
    freeze: () => void child?.kill('SIGSTOP'),
    thaw: () => void child?.kill('SIGCONT'),
  };
}
