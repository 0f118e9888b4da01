import { addTallies, emptyTally, type Tally } from '@mortise/shared/rehearsal';
import { useCallback, useEffect, useRef, useState } from 'react';
import { api } from '../app/api.ts';
import type { Autosave } from '../editing/autosave.ts';

/** How far a rehearsal of many is: counted so far, and why it is not going on. */
export type PastRun = {
  readonly is: 'idle' | 'running' | 'done' | 'stopped' | 'failed' | 'refused';
  readonly tally: Tally;
  /** Errors of the draft, when it was refused. */
  readonly errors: number;
  readonly error?: unknown;
};

const idle: PastRun = { is: 'idle', tally: emptyTally, errors: 0 };
const pageSize = 50;

/**
 * Lets recent executions go through the saved draft, page by page: what is counted grows on the screen, and stopping means asking no further.
 * Leaving the page stops it too.
 */
export function usePastRun({ flow, autosave }: { readonly flow: string; readonly autosave: Autosave }) {
  const [run, setRun] = useState(idle);
  const going = useRef<AbortController>(undefined);
  const stop = useCallback(() => going.current?.abort(), []);
  useEffect(() => stop, [stop]);

  async function start(most: number): Promise<void> {
    stop();
    const mine = new AbortController();
    going.current = mine;
    setRun({ ...idle, is: 'running' });
    try {
      await autosave.flush();
      const { version, problems } = await api.rehearsals.prepare.mutate({ flow });
      if (version === undefined) {
        setRun({ ...idle, is: 'refused', errors: problems.filter(({ severity }) => severity === 'error').length });
        return;
      }
      let tally = emptyTally;
      let cursor: string | undefined;
      do {
        const limit = Math.min(pageSize, most - tally.executions);
        const asked = { flow, version, environment: 'live', limit, ...(cursor === undefined ? {} : { cursor }) } as const;
        const page = await api.rehearsals.page.query(asked, { signal: mine.signal });
        tally = addTallies(tally, page.tally);
        cursor = page.next;
        setRun({ is: 'running', tally, errors: 0 });
      } while (cursor !== undefined && tally.executions < most);
      setRun({ is: 'done', tally, errors: 0 });
    } catch (error) {
      setRun((before) => (mine.signal.aborted ? { ...before, is: 'stopped' } : { ...before, is: 'failed', error }));
    }
  }

  return { run, start, stop };
}
