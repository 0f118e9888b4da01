import { createHash } from 'node:crypto';
import type { Command, CustomerMessage, ExecutionEvent, ExecutionState, Reply, Task } from '@mortise/shared/execution';
import { canonicalJson } from '@mortise/shared/json';
import type { Moved } from '../moved.ts';
import { taskOf } from '../task-of.ts';

/**
 * What was said, asked and started so far, each as a fingerprint: two answers were given to the same question when the fingerprints of what
 * they answered are equal. See docs/decisions on what a replay may reuse.
 */
export type Thread = {
  /** What the customer was told last: a reply, or the words of the agent who has the conversation. */
  readonly told: string;
  /** By task id: what the person was shown, and everything heard and decided about it since. */
  readonly tasks: ReadonlyMap<string, string>;
  /** By child id: the version it runs, its input and for whom. */
  readonly children: ReadonlyMap<string, string>;
};

export const nothingSaid: Thread = { told: '', tasks: new Map(), children: new Map() };

/** The thread after an event was taken in. */
export function threadAfter(thread: Thread, event: ExecutionEvent, { state, commands }: Moved): Thread {
  const heard = afterEvent(thread, event, state);
  return commands.reduce(afterCommand, heard);
}

function afterEvent(thread: Thread, event: ExecutionEvent, after: ExecutionState): Thread {
  if (event.type === 'decided' && taskOf(after, event.task)) {
    // The task stays open: what was decided are words within it.
    const words = fingerprintOf({ choice: event.choice, values: event.values });
    return { ...thread, told: words, tasks: continued(thread, [event.task], words) };
  }
  if (event.type !== 'received') return thread;
  const listening = after.tokens.flatMap(({ phase }) =>
    phase.is === 'waiting' && phase.wait.for === 'person' && phase.wait.listens === true ? [phase.wait.task.id] : [],
  );
  return listening.length === 0 ? thread : { ...thread, tasks: continued(thread, listening, fingerprintOf(wordsOf(event.message))) };
}

function afterCommand(thread: Thread, command: Command): Thread {
  switch (command.kind) {
    case 'say':
      return { ...thread, told: fingerprintOf(command.replies.map(wordingOf)) };
    case 'ask':
      return { ...thread, tasks: new Map(thread.tasks).set(command.task.id, fingerprintOf(shownOf(command.task))) };
    case 'start': {
      const { parent: _, ...origin } = command.origin;
      const started = fingerprintOf({ version: command.version, input: command.input, origin });
      return { ...thread, children: new Map(thread.children).set(command.child, started) };
    }
    default:
      return thread;
  }
}

/** Only tasks the thread knows can have gone on. */
function continued({ tasks }: Thread, ids: readonly string[], words: string): ReadonlyMap<string, string> {
  const next = new Map(tasks);
  for (const id of ids) {
    const before = tasks.get(id);
    if (before !== undefined) next.set(id, fingerprintOf([before, words]));
  }
  return next;
}

/** A reply as a customer reads it: its words, however they are spaced, the choices it offers, and what it asks for. */
function wordingOf({ text, choices, expects }: Reply) {
  return { text: text.normalize('NFKC').replace(/\s+/gu, ' ').trim(), choices, expects };
}

/** A task as a person sees it. Its number and when it is due are no part of the question. */
function shownOf({ type, role, title, choices, data }: Task) {
  return { type, role, title, choices, data };
}

function wordsOf({ text, choice, files }: CustomerMessage) {
  return { text, choice, files };
}

function fingerprintOf(value: unknown): string {
  return createHash('sha256').update(canonicalJson(value)).digest('base64url');
}
