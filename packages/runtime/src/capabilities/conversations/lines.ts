import type { Entry } from '@mortise/shared/conversation';
import type { Batch, CustomerMessage, ExecutionEvent } from '@mortise/shared/execution';
import { hidden } from '@mortise/shared/privacy';
import type { FeedEntry } from '../../ports/execution-store.ts';

/** An entry that has no number yet. */
export type Line = Omit<Entry, 'n'>;

/** The conversation a batch belongs to. */
export function conversationOf({ batch }: FeedEntry): string | undefined {
  return batch.snapshot.origin.conversation;
}

/** What a batch heard and said, in order. `before` are the entries just before it: a choice's title and what was asked for stand there. */
export function linesOf({ at, events, commands }: Batch, before: readonly Omit<Entry, 'n'>[]): readonly Line[] {
  const asked = before.findLast(({ from }) => from !== 'customer');
  const heard = events.flatMap((event) => (event.type === 'received' ? [lineFrom(event.message, event.at, asked)] : []));
  const agent = events.find(isAgentSpeaking);
  const said = commands.flatMap((command) => (command.kind === 'say' ? command.replies : []));
  const speaker: Pick<Line, 'from' | 'by'> = agent ? { from: 'agent', by: agent.by } : { from: 'service' };
  return [...heard, ...said.map((reply): Line => ({ at, ...speaker, ...reply }))];
}

function lineFrom({ text, choice, files }: CustomerMessage, at: string, asked: Line | undefined): Line {
  const words = choice === undefined ? text : (asked?.choices?.find(({ id }) => id === choice)?.title ?? choice);
  // A one-time code is nobody's business once it was heard.
  const shown = asked?.expects === 'code' && words !== undefined ? hidden : words;
  return {
    at,
    from: 'customer',
    ...(shown === undefined ? {} : { text: shown }),
    ...(files === undefined ? {} : { files: files.map(({ name, type }) => ({ type, ...(name === undefined ? {} : { name }) })) }),
  };
}

/** By this choice the desk's hand-over step says what the agent wrote. */
function isAgentSpeaking(event: ExecutionEvent): event is Extract<ExecutionEvent, { type: 'decided' }> {
  return event.type === 'decided' && event.choice === 'say';
}
