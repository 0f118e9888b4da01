import type { ExecutionEvent, ExecutionState, Step } from '@mortise/shared/execution';
import { advance } from '../advance.ts';
import type { CompiledFlow } from '../compile-flow.ts';
import { type Asking, askedBy } from './asking.ts';
import { type Course, courseOf } from './course.ts';
import { nothingSaid, threadAfter } from './thread.ts';
import { type TableAsked, watchTables } from './watch-tables.ts';

/** The version under test as it goes on, event by event. */
export type Stage = {
  readonly flow: CompiledFlow;
  readonly state: ExecutionState;
  /** The time of the last event. */
  readonly now: string;
  /** Everything it could be told now. */
  readonly asked: readonly Asking[];
  take(event: ExecutionEvent): void;
  course(): Course;
};

/** Starts the version under test. */
export function openStage(version: CompiledFlow, execution: string, started: ExecutionEvent): Stage {
  const steps: Step[] = [];
  const decisions: TableAsked[] = [];
  const flow = watchTables(version, (asked) => decisions.push(asked));
  const first = advance(flow, undefined, started, execution);
  let { state } = first;
  let now = started.at;
  let thread = threadAfter(nothingSaid, started, first);
  let asked = askedBy(state, thread);
  steps.push(...first.steps);
  return {
    flow,
    take(event) {
      const moved = advance(flow, state, event, execution);
      state = moved.state;
      now = event.at;
      thread = threadAfter(thread, event, moved);
      asked = askedBy(state, thread);
      steps.push(...moved.steps);
    },
    course: () => courseOf(version, state, steps, decisions),
    get state() {
      return state;
    },
    get now() {
      return now;
    },
    get asked() {
      return asked;
    },
  };
}
