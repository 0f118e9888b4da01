import { type ChildProcess, fork } from 'node:child_process';
import { Fault } from '@mortise/shared/fault';
import { jobMessage } from './job-message.ts';

export type WorkingProcessOptions<R> = {
  /** The script that calls `serveJobs`. */
  readonly script: URL;
  /** Checks what came back. */
  readonly parse: (result: unknown) => R;
  /** How many jobs may wait or run; over it `busy` is thrown. */
  readonly capacity: number;
  /** A job that runs longer is ended with its process. */
  readonly wallClockMs: number;
  /** The process is let go after so long without a job. */
  readonly idleMs: number;
  readonly busy: (waiting: number) => Fault;
  readonly failed: (reason: string, cause?: unknown) => Fault;
};

export type JobOptions = { readonly signal?: AbortSignal; readonly progress?: (doneShare: number) => void };

/** Does jobs in a process of its own, started on the first job. Whatever happens to that process is normal: the job fails, the next gets a new one. */
export type WorkingProcess<J, R> = { run(job: J, options?: JobOptions): Promise<R>; close(): Promise<void> };

type Pending<J, R> = {
  readonly id: number;
  readonly job: J;
  readonly options: JobOptions;
  readonly resolve: (result: R) => void;
  readonly reject: (reason: unknown) => void;
};

/** Opens a working process; it must be closed. Nothing is started yet. */
export function openWorkingProcess<J, R>(settings: WorkingProcessOptions<R>): WorkingProcess<J, R> {
  const waiting: Pending<J, R>[] = [];
  let running: Pending<J, R> | undefined;
  let child: ChildProcess | undefined;
  let wallClock: NodeJS.Timeout | undefined;
  let idle: NodeJS.Timeout | undefined;
  let lastId = 0;
  let closed = false;

  return {
    run(job, options = {}) {
      const { signal } = options;
      if (signal?.aborted) return Promise.reject(signal.reason);
      if (closed) return Promise.reject(settings.failed('closed'));
      if (waiting.length + (running ? 1 : 0) >= settings.capacity) return Promise.reject(settings.busy(waiting.length));
      return new Promise<R>((resolve, reject) => {
        const pending = { id: ++lastId, job, options, resolve, reject };
        const onAbort = () => abandon(pending.id, signal?.reason);
        signal?.addEventListener('abort', onAbort, { once: true });
        const settled = () => signal?.removeEventListener('abort', onAbort);
        waiting.push({
          ...pending,
          resolve: (result) => {
            settled();
            resolve(result);
          },
          reject: (reason) => {
            settled();
            reject(reason);
          },
        });
        next();
      });
    },
    async close() {
      closed = true;
      for (const pending of waiting.splice(0)) pending.reject(settings.failed('closed'));
      const last = child;
      if (last === undefined) return;
      const gone = new Promise((resolve) => last.once('exit', resolve));
      last.ref();
      stop('closed');
      await gone;
    },
  };

  function next(): void {
    if (running !== undefined) return;
    running = waiting.shift();
    clearTimeout(idle);
    if (running === undefined) {
      idle = setTimeout(() => stop('idle'), settings.idleMs).unref();
      return;
    }
    child ??= start();
    wallClock = setTimeout(() => stop('took too long'), settings.wallClockMs);
    child.send({ id: running.id, job: running.job }, (error) => error && stop('could not be asked'));
  }

  function start(): ChildProcess {
    // an empty environment: this process decodes strangers' bytes and needs no secret
    const started = fork(settings.script, {
      serialization: 'advanced',
      env: {},
      execArgv: [],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    // the product may end while an idle process waits for work
    started.unref();
    started.channel?.unref();
    started.on('message', (message) => hear(message));
    started.on('error', () => lose(started, 'did not start'));
    started.on('exit', (code, signal) => lose(started, `ended by ${signal ?? code}`));
    return started;
  }

  function hear(message: unknown): void {
    const said = jobMessage.parse(message);
    if (said.id !== running?.id) return;
    if ('share' in said) {
      running.options.progress?.(said.share);
      return;
    }
    const done = finish();
    if ('fault' in said) done?.reject(new Fault(said.fault));
    else settle(done, said.result);
    next();
  }

  function settle(done: Pending<J, R> | undefined, result: unknown): void {
    try {
      done?.resolve(settings.parse(result));
    } catch (cause) {
      done?.reject(settings.failed('answered in an unknown form', cause));
    }
  }

  function finish(): Pending<J, R> | undefined {
    clearTimeout(wallClock);
    const done = running;
    running = undefined;
    return done;
  }

  function stop(reason: string): void {
    const last = child;
    if (last === undefined) return;
    lose(last, reason);
    last.kill('SIGKILL');
  }

  function lose(lost: ChildProcess, reason: string): void {
    if (lost !== child) return;
    child = undefined;
    finish()?.reject(settings.failed(reason));
    if (!closed) next();
  }

  function abandon(id: number, reason: unknown): void {
    const at = waiting.findIndex((pending) => pending.id === id);
    if (at >= 0) {
      waiting.splice(at, 1)[0]?.reject(reason);
      return;
    }
    if (running?.id !== id) return;
    finish()?.reject(reason);
    stop('abandoned');
    next();
  }
}
