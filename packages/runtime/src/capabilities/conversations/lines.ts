import type { Entry } from '@mortise/shared/conversation';
import type { CustomerMessage, ExecutionEvent } from '@mortise/shared/execution';
import { z } from 'zod';
import type { FeedEntry, LoggedBatch } from '../../ports/execution-store.ts';

/** An entry that has no number yet. */
export type Line = Omit<Entry, 'n'>;

/** What a batch adds to a conversation. `message` names an agent's message: the same one twice is said once. */
export type Heard = { readonly conversation: string; readonly message?: string | undefined };

/**
 * The conversation a batch speaks in; `undefined` when nothing was heard or said. A dialog is its own conversation; a process names the
 * one it speaks in with what it says.
 */
export function heardIn({ execution, batch }: FeedEntry): Heard | undefined {
  if (!batch) return undefined;
  const said = batch.commands.find((command) => command.kind === 'say');
  if (said) return { conversation: said.conversation };
  for (const event of batch.events) {
    if (event.type === 'received') return { conversation: execution };
    const words = agentWords(event);
    if (words) return { conversation: execution, message: words.id === undefined ? undefined : `${words.task}:${words.id}` };
  }
  return undefined;
}

/** What a batch heard and said, in order. `before` are the entries just before it: a choice's title and what was asked for stand there. */
export function linesOf({ at, events, commands }: LoggedBatch, before: readonly Line[]): readonly Line[] {
  const asked = before.findLast(({ from }) => from !== 'customer');
  const heard = events.flatMap((event): readonly Line[] => {
    if (event.type === 'received') return [customerLine(event.message, event.at, asked)];
    const words = agentWords(event);
    return words ? [{ at: event.at, from: 'agent', by: words.by, text: words.text }] : [];
  });
  const said = commands.flatMap((command) => (command.kind === 'say' ? command.replies : []));
  return [...heard, ...said.map((reply): Line => ({ at, from: 'service', ...reply }))];
}

function customerLine({ text, choice, files }: CustomerMessage, at: string, asked: Line | undefined): Line {
  const words = choice === undefined ? text : (asked?.choices?.find(({ id }) => id === choice)?.title ?? choice);
  // A one-time code is nobody's business once it was heard.
  const shown = asked?.expects === 'code' && words !== undefined ? '••••••' : words;
  return {
    at,
    from: 'customer',
    ...(shown === undefined ? {} : { text: shown }),
    ...(files === undefined ? {} : { files: files.map(({ name, type }) => ({ type, ...(name === undefined ? {} : { name }) })) }),
  };
}

const Words = z.object({ text: z.string().min(1), id: z.string().optional() });

/** The hand-over step keeps waiting while the agent speaks: their words are in the decision `say`. */
function agentWords(event: ExecutionEvent) {
  if (event.type !== 'decided' || event.choice !== 'say') return undefined;
  const words = Words.safeParse(event.values);
  return words.success ? { ...words.data, task: event.task, by: event.by } : undefined;
}
