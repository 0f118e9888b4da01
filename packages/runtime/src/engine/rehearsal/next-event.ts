import type { ExecutionEvent, Token } from '@mortise/shared/execution';
import { dueOf } from '../status.ts';
import { type Asking, effectKey, standingOf } from './asking.ts';
import type { Locals } from './locals.ts';
import { childIn, type RecordedInput, taskIn } from './recording.ts';
import type { Stage } from './stage.ts';
import type { Supply } from './supply.ts';

/** What the version under test hears next; or the token whose time runs out before, which nobody recorded. */
export type Next = { readonly event: ExecutionEvent } | { readonly late: Token };

/**
 * The next event for the version under test: a local step's fresh result at once, unless the log has its place for it; else the earliest
 * recorded input that answers something asked now; else the engine's own next try. A request that was never answered in the recording came
 * after all that was heard there. `undefined` when nothing recorded answers.
 */
export function nextEvent(stage: Stage, supply: Supply, locals: Locals, unanswered: ReadonlySet<string>): Next | undefined {
  return (
    freshResult(stage, locals, (key) => supply.first(key) === undefined && !unanswered.has(key)) ??
    recordedInput(stage, supply, locals) ??
    freshResult(stage, locals, (key) => unanswered.has(key)) ??
    nextTry(stage, supply)
  );
}

/** Whether a recorded input that was not given yet answers anything asked now. */
export function hasAnswer({ asked }: Stage, supply: Supply): boolean {
  return cancellation(asked, supply) !== undefined || asked.some(({ key }) => supply.first(key) !== undefined);
}

function cancellation(asked: readonly Asking[], supply: Supply): number | undefined {
  return supply.cancels ? supply.first(standingOf(asked)) : undefined;
}

function freshResult({ asked, now }: Stage, locals: Locals, isDue: (key: string) => boolean): Next | undefined {
  for (const { is, key, token } of asked) {
    if (is !== 'effect' || !token || !isDue(key)) continue;
    const event = locals.eventFor(token, now, 0);
    if (event) return { event };
  }
  return undefined;
}

function recordedInput(stage: Stage, supply: Supply, locals: Locals): Next | undefined {
  const { asked } = stage;
  const known = asked.flatMap((asking) => {
    const index = supply.first(asking.key);
    return index === undefined ? [] : [{ index, asking }];
  });
  const cancelled = cancellation(asked, supply);
  const earliest = known.reduce((least, { index }) => Math.min(least, index), cancelled ?? Number.POSITIVE_INFINITY);
  if (earliest === Number.POSITIVE_INFINITY) return undefined;
  const input = supply.use(earliest);
  const answering = known.flatMap(({ index, asking }) => (index === earliest ? [asking] : []));
  return input && eventFrom(stage, input, answering, locals);
}

function eventFrom(stage: Stage, input: RecordedInput, answering: readonly Asking[], locals: Locals): Next {
  const { event } = input;
  const at = timeOf(event, laterOf([stage.now, event.at]), answering);
  const late = lateToken(stage, at, (key) => (event.type === 'fired' ? input.keys : input.timers).includes(key));
  return late ? { late } : { event: { ...eventTo(event, answererOf(event, answering), { at, locals }), at } };
}

/** As recorded; a timer not before it is due here, where the whole began later. */
function timeOf({ type }: ExecutionEvent, at: string, answering: readonly Asking[]): string {
  if (type !== 'fired') return at;
  const [earliest = at] = answering.flatMap(({ token }) => (token && dueOf(token)) ?? []).sort();
  return laterOf([at, earliest]);
}

/** The event as the asking token knows it: keys and ids are those of the version under test. */
function eventTo(event: ExecutionEvent, token: Token | undefined, { at, locals }: { at: string; locals: Locals }): ExecutionEvent {
  switch (event.type) {
    case 'performed':
    case 'failed': {
      const key = token?.phase.is === 'asked' ? token.phase.key : event.key;
      return (token && locals.eventFor(token, at, event.ms)) ?? { ...event, key };
    }
    case 'decided':
      return { ...event, task: taskIn(token) ?? event.task };
    case 'childFinished':
      return { ...event, child: childIn(token) ?? event.child };
    case 'fired':
      return { ...event, timer: (token && dueOf(token)) ?? event.timer };
    default:
      return event;
  }
}

/** Of several that ask the same, the one that asked in the recording, where it can be told. */
function answererOf(event: ExecutionEvent, answering: readonly Asking[]): Token | undefined {
  const own = answering.find(({ token }) => {
    if (event.type === 'performed' || event.type === 'failed') return token?.phase.is === 'asked' && token.phase.key === event.key;
    if (event.type === 'decided') return taskIn(token) === event.task;
    return event.type === 'childFinished' && childIn(token) === event.child;
  });
  return (own ?? answering.find(({ token }) => token !== undefined))?.token;
}

/** A failed try is followed by the next as long as the log still has an answer; nobody is asked when that is. */
function nextTry(stage: Stage, supply: Supply): Next | undefined {
  for (const { is, token } of stage.asked) {
    if (is !== 'retry' || token?.phase.is !== 'asked' || token.phase.retryAt === undefined) continue;
    if (supply.first(effectKey(token.phase.nodeKind, token.phase.requestHash)) === undefined) continue;
    const at = laterOf([stage.now, token.phase.retryAt]);
    const late = lateToken(stage, at, () => false);
    return late ? { late } : { event: { type: 'fired', at, timer: token.phase.retryAt } };
  }
  return undefined;
}

/** A token whose wait would be over at that time, although the recording does not say that anybody waited so long. */
function lateToken({ asked }: Stage, at: string, recorded: (key: string) => boolean): Token | undefined {
  return asked.find(({ is, key, token }) => is === 'timer' && token !== undefined && (dueOf(token) ?? '~') <= at && !recorded(key))?.token;
}

function laterOf(instants: readonly string[]): string {
  return new Date(Math.max(...instants.map((instant) => Date.parse(instant)))).toISOString();
}
