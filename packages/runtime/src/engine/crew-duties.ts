import { faultDataFrom } from '@mortise/shared/fault';
import type { SystemScope } from '@mortise/shared/tenant';
import type { Clock } from '../ports/clock.ts';
import type { Crew, Orphan } from '../ports/crew.ts';
import type { Runner } from './runner.ts';

export type CrewDutiesParts = {
  readonly crew: Crew;
  readonly runner: Pick<Runner, 'resume' | 'wake' | 'noticed'>;
  readonly clock: Clock;
  /** Told when the store could not be asked: it is asked again at the next turn. */
  onFault(duty: string, code: string): void;
};

const system: SystemScope = { system: true };
const newsMs = 50;
const dueMs = 1_000;
/** A timer that its own process did not fire in time. */
const overdueMs = 1_000;
const atOnce = 100;

/**
 * What a process does for the crew it belongs to: says that it lives, takes over what the dead left undone, fires timers that nobody fired,
 * and tells its own listeners what the others commit. A process alone has none of these duties.
 */
export function openCrewDuties({ crew, runner, clock, onFault }: CrewDutiesParts): { close(): Promise<void> } {
  if (!crew.isShared) return { close: async () => {} };
  let left: Orphan[] = [];
  const stops = [
    every('news', newsMs, async () => {
      for (const one of await crew.news(system)) runner.noticed(one);
    }),
    every('timers', dueMs, async () => {
      const now = new Date(clock.now() - overdueMs).toISOString();
      await Promise.all((await crew.claimDue(system, now, atOnce)).map((one) => runner.wake(one)));
    }),
    every('alive', crew.leaseMs / 4, () => crew.report(system)),
    every('orphans', crew.leaseMs / 4, async () => {
      await crew.tend(system);
      await resumeAll([...left, ...(await crew.adopt(system, atOnce))]);
    }),
  ];

  /** What is taken over is this process's: one that cannot be resumed now is tried again at the next turn. */
  async function resumeAll(orphans: readonly Orphan[]): Promise<void> {
    left = [];
    for (const one of orphans) {
      await runner.resume(one).catch((error: unknown) => {
        left.push(one);
        onFault('orphans', faultDataFrom(error).code);
      });
    }
  }

  /** Works again and again, each time so long after the last; gives what stops it once the present turn is done. */
  function every(duty: string, ms: number, work: () => Promise<void>): () => Promise<void> {
    let running: Promise<void> = Promise.resolve();
    let closed = false;
    let cancel = () => {};
    const next = () => {
      if (closed) return;
      cancel = clock.at(clock.now() + ms, () => {
        running = work()
          .catch((error: unknown) => onFault(duty, faultDataFrom(error).code))
          .finally(next);
      });
    };
    next();
    return async () => {
      closed = true;
      cancel();
      await running;
    };
  }

  return { close: async () => void (await Promise.all(stops.map((stop) => stop()))) };
}
