import { startWorker, type WorkerEnd, type WorkerProcess, type WorkerRun } from './worker-process.ts';

type Place = { worker: WorkerProcess | undefined; busy: boolean; readonly warm: Set<string>; idle: NodeJS.Timeout | undefined };
type Waiting = { readonly run: WorkerRun; readonly settle: (end: WorkerEnd) => void };

export type WorkerPool = {
  /** Queues for a process and runs there; `busy` when too many wait. Never throws. */
  run(run: WorkerRun): Promise<WorkerEnd | 'busy'>;
  close(): Promise<void>;
};

/** Processes by need: none at first, at most `workers`, each ended after `idleMs` unused, each replaced when a run ended it. */
export function openWorkerPool({ workers, idleMs, waiting }: { workers: number; idleMs: number; waiting: number }): WorkerPool {
  const places: Place[] = [];
  const queue: Waiting[] = [];
  let closed = false;

  /** A free place that has this code warm, else any free one, else a new one. */
  function freePlace(warm: string | null): Place | undefined {
    const free = places.filter((place) => !place.busy);
    const fit = free.find((place) => warm !== null && place.warm.has(warm)) ?? free.find((place) => place.worker?.isUsable()) ?? free[0];
    if (fit !== undefined || places.length >= workers) return fit;
    const place: Place = { worker: undefined, busy: false, warm: new Set(), idle: undefined };
    places.push(place);
    return place;
  }

  async function perform(place: Place, { run, settle }: Waiting) {
    place.busy = true;
    clearTimeout(place.idle);
    settle(await runAt(place, run).catch((error: unknown): WorkerEnd => ({ type: 'died', how: String(error) })));
    place.busy = false;
    if (closed) return leave(place);
    place.idle = setTimeout(() => leave(place), idleMs);
    place.idle.unref();
    next();
  }

  async function runAt(place: Place, run: WorkerRun): Promise<WorkerEnd> {
    if (!place.worker?.isUsable()) {
      place.warm.clear();
      place.worker = await startWorker();
    }
    if (closed) return { type: 'killed', why: 'closed' };
    if (run.warm !== null) place.warm.add(run.warm);
    return place.worker.run(run);
  }

  function leave(place: Place) {
    clearTimeout(place.idle);
    place.worker?.kill('closed');
    const at = places.indexOf(place);
    if (at >= 0) places.splice(at, 1);
  }

  function next() {
    const first = queue[0];
    const place = first === undefined ? undefined : freePlace(first.run.warm);
    if (first === undefined || place === undefined) return;
    queue.shift();
    void perform(place, first);
  }

  return {
    run(run) {
      if (closed) return Promise.resolve({ type: 'killed', why: 'closed' });
      const place = freePlace(run.warm);
      if (place === undefined && queue.length >= waiting) return Promise.resolve('busy');
      return new Promise((settle) => {
        if (place === undefined) queue.push({ run, settle });
        else void perform(place, { run, settle });
      });
    },
    async close() {
      closed = true;
      for (const { settle } of queue.splice(0)) settle({ type: 'killed', why: 'closed' });
      for (const place of [...places]) leave(place);
    },
  };
}
