import { type GivenTable, replayTable, type TableWorld, tableForGiven } from '@mortise/shared/decision';
import type { Answer, Ask } from './messages.ts';

type Parts = { answer(told: Answer): void; pause(): Promise<void> };
type Replaying = Extract<Ask, { is: 'replay' }>;

/** Replays recorded inputs over two tables, telling how far it is, until it is done or stopped. */
export function openReplays({ answer, pause }: Parts) {
  const stopped = new Set<number>();
  return {
    stop: (id: number) => void stopped.add(id),
    /** `after` is the table as it stands; nothing can be said when either of them cannot be asked. */
    async replay({ id, before, recorded }: Replaying, after: GivenTable | undefined, world: TableWorld | undefined): Promise<void> {
      const old = world && tableForGiven(before, world);
      if (after === undefined || old?.ok !== true) {
        answer({ is: 'replayed', id, result: undefined });
        return;
      }
      const run = replayTable(
        { before: old.table, after },
        recorded.map((given) => ({ given })),
      );
      for (let step = run.next(); ; step = run.next()) {
        if (step.done === true) {
          answer({ is: 'replayed', id, result: step.value });
          return;
        }
        answer({ is: 'replaying', id, progress: step.value });
        await pause();
        if (stopped.delete(id)) return;
      }
    },
  };
}
