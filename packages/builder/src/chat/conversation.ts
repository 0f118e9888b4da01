import type { Entry } from '@mortise/shared/conversation';
import type { FileRef } from '@mortise/shared/execution';

/** Something the customer says. The id makes it one message, however often it is sent. */
export type Saying = { readonly id: string; readonly text?: string; readonly choice?: string; readonly files?: readonly FileRef[] };

type ServerMessage = {
  readonly entries?: readonly Entry[];
  readonly heard?: string;
  readonly typing?: boolean;
  readonly progress?: { readonly share: number };
  readonly fault?: { readonly code: string; readonly message: string };
};

/** A conversation as the page shows it: what was said, what is on its way, and whether we are connected. */
export type ConversationView = {
  readonly entries: readonly Entry[];
  /** Said here, and not yet in `entries`. */
  readonly pending: readonly Saying[];
  readonly state: 'connecting' | 'open' | 'lost' | 'refused';
  readonly typing: boolean;
  /** How far a long step is, 0..1. */
  readonly progress: number | undefined;
};

export type Conversation = {
  view(): ConversationView;
  say(saying: Saying): void;
  subscribe(listener: () => void): () => void;
  close(): void;
};

const firstPauseMs = 500;
const longestPauseMs = 10_000;

/** Nobody types this long without a word: what was said may need no answer, or wait for a person. */
const longestTypingMs = 15_000;

/**
 * Holds a conversation over the chat socket: resumes after the last entry seen, comes back by itself when the line breaks, and
 * sends again what was never heard. `refused` means that the token is no longer good.
 */
export function openConversation({ socket, token }: { readonly socket: string; readonly token: string }): Conversation {
  let view: ConversationView = { entries: [], pending: [], state: 'connecting', typing: false, progress: undefined };
  let line: WebSocket | undefined;
  let pauseMs = firstPauseMs;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let typing: ReturnType<typeof setTimeout> | undefined;
  let closed = false;
  const listeners = new Set<() => void>();

  const become = (next: Partial<ConversationView>) => {
    view = { ...view, ...next };
    clearTimeout(typing);
    if (view.typing) typing = setTimeout(() => become({ typing: false }), longestTypingMs);
    for (const listener of listeners) listener();
  };

  const connect = () => {
    const opened = new WebSocket(socket);
    line = opened;
    let greeted: 'not yet' | 'well' | 'with a fault' = 'not yet';
    opened.onopen = () => {
      opened.send(JSON.stringify({ token, after: view.entries.at(-1)?.n ?? 0 }));
      for (const saying of view.pending) opened.send(JSON.stringify({ say: saying }));
      become({ state: 'open' });
    };
    opened.onmessage = ({ data }) => {
      const message: ServerMessage = JSON.parse(String(data));
      if (greeted === 'not yet') greeted = message.fault ? 'with a fault' : 'well';
      if (greeted === 'well') pauseMs = firstPauseMs;
      become(received(view, message));
    };
    opened.onclose = () => {
      if (closed) return;
      if (greeted === 'with a fault') return become({ state: 'refused', typing: false });
      become({ state: 'lost', typing: false, progress: undefined });
      timer = setTimeout(connect, pauseMs * (0.5 + Math.random() / 2));
      pauseMs = Math.min(pauseMs * 2, longestPauseMs);
    };
  };
  connect();

  return {
    view: () => view,
    say(saying) {
      become({ pending: [...view.pending, saying], typing: true });
      if (view.state === 'open') line?.send(JSON.stringify({ say: saying }));
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close() {
      closed = true;
      clearTimeout(timer);
      clearTimeout(typing);
      line?.close();
    },
  };
}

/** The view after a message of the server. Entries may come twice after a break; their numbers tell. */
export function received(view: ConversationView, { entries = [], typing, progress, fault }: ServerMessage): ConversationView {
  const last = view.entries.at(-1)?.n ?? 0;
  const fresh = entries.filter(({ n }) => n > last);
  const echoed = fresh.filter(({ from }) => from === 'customer').length;
  const answered = fresh.some(({ from }) => from !== 'customer');
  return {
    ...view,
    entries: fresh.length > 0 ? [...view.entries, ...fresh] : view.entries,
    pending: fault ? view.pending.slice(1) : view.pending.slice(echoed),
    typing: answered || fault ? false : (typing ?? view.typing),
    progress: answered || fault ? undefined : (progress?.share ?? view.progress),
  };
}
