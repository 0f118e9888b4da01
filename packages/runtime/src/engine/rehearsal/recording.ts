import type { ExecutionEvent, ExecutionState, Step } from '@mortise/shared/execution';
import type { Difference } from '@mortise/shared/rehearsal';
import { type ReplayOptions, replay } from '../replay/replay.ts';
import type { Taken } from '../replay/walk.ts';
import { dueOf } from '../status.ts';
import { type Asking, askedBy, effectKey, standingOf } from './asking.ts';
import { type Course, courseOf } from './course.ts';
import { nothingSaid, type Thread, threadAfter } from './thread.ts';
import { type TableAsked, watchVersions } from './watch-tables.ts';

export type Started = Extract<ExecutionEvent, { type: 'started' }>;

/** An event of the log with what it answered. Where it answered nothing (a late result, say) `keys` is empty, and it serves nobody. */
export type RecordedInput = {
  readonly event: ExecutionEvent;
  readonly keys: readonly string[];
  /** The timers that ran beside it: those it is known to have come before. */
  readonly timers: readonly string[];
};

/** A past execution, replayed on its own version: what came from outside, and the way it took. */
export type Recording = {
  readonly execution: string;
  readonly started: Started;
  readonly inputs: readonly RecordedInput[];
  readonly course: Course;
  /** What it was asked last, while it had not ended. */
  readonly open: readonly string[];
  /** Requests that were out and never answered: still out, or overtaken by the end. */
  readonly unanswered: ReadonlySet<string>;
};

/** A recording, or where the execution does not even replay on its own version. */
export type RecordingResult =
  | { readonly ok: true; readonly recording: Recording }
  | { readonly ok: false; readonly difference: Difference };

/** Replays a log on its own version and notes what each event answered. Throws as `replay` does. */
export function recordingOf({ execution, batches, flowOf, build }: Omit<ReplayOptions, 'onTaken'>): RecordingResult {
  const decisions: TableAsked[] = [];
  const inputs: RecordedInput[] = [];
  const steps: Step[] = [];
  let thread = nothingSaid;
  let started: Started | undefined;
  const out = new Map<string, string>();
  const onTaken = ({ event, before, moved }: Taken) => {
    if (event.type === 'performed' || event.type === 'failed') out.delete(event.key);
    for (const command of moved.commands) {
      if (command.kind === 'perform') out.set(command.key, effectKey(command.nodeKind, command.requestHash));
    }
    if (event.type === 'started') started = event;
    else if (before) inputs.push(inputOf(event, before, thread));
    steps.push(...moved.steps);
    thread = threadAfter(thread, event, moved);
  };
  const watched = watchVersions(flowOf, (asked) => decisions.push(asked));
  const replayed = replay({ execution, batches, flowOf: watched, build, onTaken });
  if (!replayed.ok) return replayed;
  const { state } = replayed;
  if (!started) throw new Error(`the log of ${execution} does not begin with its start`);
  const open = askedBy(state, thread).map(({ key }) => key);
  const course = courseOf(flowOf(state.version), state, steps, decisions);
  const unanswered = new Set(out.values());
  return { ok: true, recording: { execution, started, inputs, course, open, unanswered } };
}

function inputOf(event: ExecutionEvent, before: ExecutionState, thread: Thread): RecordedInput {
  const asked = askedBy(before, thread);
  const timers = asked.flatMap(({ is, key }) => (is === 'timer' ? [key] : []));
  return { event, keys: keysOf(event, asked), timers };
}

function keysOf(event: ExecutionEvent, asked: readonly Asking[]): readonly string[] {
  const answered = (fits: (asking: Asking) => boolean) => asked.filter(fits).map(({ key }) => key);
  switch (event.type) {
    case 'received':
      return answered(({ is, token }) => is === 'message' && token === undefined);
    case 'signalled':
      return answered(({ key }) => key === `signal ${event.name} ${event.correlation}`);
    case 'performed':
    case 'failed':
      return asked.flatMap(({ token }) => {
        const phase = token?.phase;
        return phase?.is === 'asked' && phase.key === event.key ? [effectKey(phase.nodeKind, phase.requestHash)] : [];
      });
    case 'decided':
      return answered(({ is, token }) => is === 'decision' && taskIn(token) === event.task);
    case 'childFinished':
      return answered(({ is, token }) => is === 'child' && childIn(token) === event.child);
    case 'fired':
      return answered(({ is, token }) => (is === 'timer' || is === 'retry') && token !== undefined && (dueOf(token) ?? '~') <= event.at);
    case 'cancelled':
      return [standingOf(asked)];
    case 'started':
    case 'migrated':
      return [];
    default:
      return event satisfies never;
  }
}

/** The task a token has open. */
export function taskIn(token: Asking['token']): string | undefined {
  if (token?.phase.is === 'stuck') return token.phase.incident.id;
  return token?.phase.is === 'waiting' && token.phase.wait.for === 'person' ? token.phase.wait.task.id : undefined;
}

/** The child a token waits for. */
export function childIn(token: Asking['token']): string | undefined {
  return token?.phase.is === 'waiting' && token.phase.wait.for === 'child' ? token.phase.wait.child : undefined;
}
