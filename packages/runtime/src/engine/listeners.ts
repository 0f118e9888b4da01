import type { Committed, Progress } from './runner.ts';

export type Listeners = ReturnType<typeof openListeners>;

/** Who wants to hear of commits and of progress. Listeners must not throw; one that does is not heard again about that. */
export function openListeners() {
  const commits = new Set<(committed: Committed) => void>();
  const progresses = new Set<(progress: Progress) => void>();
  const onCommit = (listener: (committed: Committed) => void) => {
    commits.add(listener);
    return () => void commits.delete(listener);
  };
  return {
    onCommit,
    onProgress(listener: (progress: Progress) => void) {
      progresses.add(listener);
      return () => void progresses.delete(listener);
    },
    committed: (committed: Committed) => {
      for (const listener of commits) listener(committed);
    },
    progressed: (progress: Progress) => {
      for (const listener of progresses) listener(progress);
    },
    /** Resolves once `holds` after a commit of the execution, or when the signal aborts. */
    async until(execution: string, holds: () => Promise<boolean>, signal: AbortSignal): Promise<void> {
      for (;;) {
        let forget = () => {};
        const next = new Promise<void>((resolve) => {
          const stop = onCommit((committed) => {
            if (committed.execution === execution) resolve();
          });
          signal.addEventListener('abort', () => resolve(), { once: true });
          forget = stop;
        });
        try {
          if (signal.aborted || (await holds())) return;
          await next;
        } finally {
          forget();
        }
      }
    },
  };
}
