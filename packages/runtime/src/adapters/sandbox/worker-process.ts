import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { z } from 'zod';
import { findJail, isolatedVm, residentMb, workerEnv, workerFlags, workerFolder } from './worker-jail.ts';

/** What the worker is told for one run. `warm` names the isolate it may keep; null takes a new one and throws it away. */
export type WorkerRun = {
  readonly warm: string | null;
  readonly code: string;
  readonly entry: string;
  readonly input: string;
  readonly timeMs: number;
  readonly memoryMb: number;
  readonly terms: { at: number; seed: string; logLines: number; logChars: number; resultChars: number };
};

/** The worker ran code of strangers: what it says is parsed like any other outside word. */
const Answer = z.discriminatedUnion('ok', [
  z.strictObject({ ok: z.literal(true), json: z.string(), logs: z.string(), warm: z.boolean() }),
  z.strictObject({
    ok: z.literal(false),
    why: z.enum(['timeout', 'memory', 'error', 'not-json', 'too-large']),
    error: z.tuple([z.string(), z.string()]),
    logs: z.string(),
    /** Whether the isolate had run before. */
    warm: z.boolean(),
  }),
]);
type WorkerAnswer = z.infer<typeof Answer>;

/** How a run ended: with an answer, or with the process. */
export type WorkerEnd =
  | { readonly type: 'answered'; readonly answer: WorkerAnswer }
  | { readonly type: 'killed'; readonly why: 'timeout' | 'memory' | 'closed' }
  | { readonly type: 'died'; readonly how: string };

export type WorkerProcess = {
  /** One run at a time. Never throws. */
  run(run: WorkerRun): Promise<WorkerEnd>;
  /** False once the process ended or must not be used again. */
  isUsable(): boolean;
  kill(why: 'closed'): void;
  readonly pid: number | undefined;
};

/** Resident size of a worker that holds nothing, and the room a run may take beside its heap (buffers, parsing, collection). */
const ownMb = 96;
/** How often memory is looked at; a runaway allocation writes some 50 MB in this time. */
const watchMs = 20;
const warmIsolates = 16;

/** Starts a process that can read its own code and load the isolate library, and nothing else; resolves when it is ready. */
export async function startWorker(): Promise<WorkerProcess> {
  const [program, ...args] = [...(await findJail()).command, process.execPath];
  const child = fork(join(workerFolder, 'worker.mjs'), [isolatedVm, String(warmIsolates)], {
    execPath: program,
    execArgv: [...args, ...workerFlags()],
    env: workerEnv,
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    serialization: 'json',
  });
  let usable = true;
  child.once('exit', () => {
    usable = false;
  });
  await new Promise<void>((resolve, reject) => {
    child.once('message', () => resolve());
    child.once('error', reject);
    child.once('exit', (code, signal) => reject(new Error(`the sandbox process did not start (${signal ?? code})`)));
  });
  child.removeAllListeners('error').on('error', () => {
    usable = false;
  });
  return {
    pid: child.pid,
    isUsable: () => usable && child.connected,
    kill: () => {
      usable = false;
      child.kill('SIGKILL');
    },
    async run(run) {
      const end = await runIn(child, run);
      // what a run left behind in the process must not fail the next one
      if (end.type !== 'answered' || residentMb(child.pid) > ownMb + run.memoryMb) {
        usable = false;
        child.kill('SIGKILL');
      }
      return end;
    },
  };
}

/** Sends the run and waits for its answer, its time, its memory or its death, whichever comes first. */
function runIn(child: ChildProcess, run: WorkerRun): Promise<WorkerEnd> {
  return new Promise((resolve) => {
    const end = (ended: WorkerEnd) => {
      clearTimeout(clock);
      clearInterval(watch);
      child.off('message', heard);
      child.off('exit', died);
      resolve(ended);
    };
    const heard = (message: unknown) => {
      const answer = Answer.safeParse(message);
      end(answer.success ? { type: 'answered', answer: answer.data } : { type: 'died', how: 'it answered out of turn' });
    };
    const died = (code: number | null, signal: string | null) => end({ type: 'died', how: signal ?? `exit ${code}` });
    const clock = setTimeout(() => end({ type: 'killed', why: 'timeout' }), 2 * run.timeMs + 250);
    const watch = setInterval(() => {
      if (residentMb(child.pid) > ownMb + 2 * run.memoryMb) end({ type: 'killed', why: 'memory' });
    }, watchMs);
    child.on('message', heard);
    child.on('exit', died);
    child.send(run, (error) => {
      if (error !== null) end({ type: 'died', how: 'it could not be reached' });
    });
  });
}
