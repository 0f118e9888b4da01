import type { Entry } from '@mortise/shared/conversation';
import type { Scope } from '@mortise/shared/tenant';
import { readEntries } from '../../capabilities/conversations/index.ts';
import type { Projector, Runner } from '../../engine/index.ts';
import type { Documents } from '../../ports/documents.ts';

/** What a chat window is told. */
export type ChatNews =
  | { readonly entries: readonly Entry[] }
  | { readonly progress: { readonly share: number } }
  | { readonly typing: true }
  | { readonly heard: string }
  | { readonly fault: { readonly code: string; readonly message: string } };

/** One open chat window. */
export type Listener = {
  /** Entries up to this number were seen. */
  after: number;
  tell(news: ChatNews): void;
  /** The conversation cannot be read now: come back later. */
  drop(): void;
};

type Room = {
  readonly scope: Scope;
  readonly conversation: string;
  readonly listeners: Set<Listener>;
  /** Those who were told where the conversation stands, be it empty. */
  readonly greeted: WeakSet<Listener>;
  pumping: boolean;
  dirty: boolean;
};

export type HubParts = {
  readonly runner: Pick<Runner, 'onCommit' | 'onProgress'>;
  readonly projector: Pick<Projector, 'caughtUp'>;
  readonly documents: Documents;
};

/** Keeps every window of every conversation up with its transcript: each gets each entry once, in order, however many windows there are. */
export interface ConversationHub {
  /** Greets the window with what it has not seen, then tells it everything that follows. Gives a function that leaves. */
  join(scope: Scope, conversation: string, listener: Listener): () => void;
  typing(scope: Scope, conversation: string): void;
  close(): void;
}

const entriesAtOnce = 500;

export function openConversationHub({ runner, projector, documents }: HubParts): ConversationHub {
  const rooms = new Map<string, Room>();
  const roomOf = (tenantId: string, conversation: string | undefined) => rooms.get(keyOf(tenantId, conversation ?? ''));

  const stops = [
    runner.onCommit(({ tenantId, conversation }) => {
      const room = roomOf(tenantId, conversation);
      if (room) void pump(room);
    }),
    runner.onProgress(({ tenantId, conversation, share }) => {
      for (const listener of roomOf(tenantId, conversation)?.listeners ?? []) listener.tell({ progress: { share } });
    }),
  ];

  /** Reads what is new and hands it out; commits that come meanwhile make it read once more, not once each. */
  async function pump(room: Room): Promise<void> {
    room.dirty = true;
    if (room.pumping) return;
    room.pumping = true;
    try {
      while (room.dirty) {
        room.dirty = false;
        await projector.caughtUp();
        await handOut(room);
      }
    } catch {
      for (const listener of room.listeners) listener.drop();
    } finally {
      room.pumping = false;
    }
  }

  async function handOut(room: Room): Promise<void> {
    const { scope, conversation, listeners, greeted } = room;
    const after = Math.min(...[...listeners].map((listener) => listener.after));
    if (!Number.isFinite(after)) return;
    const read = await readEntries(documents, scope, conversation, after, entriesAtOnce);
    room.dirty ||= read.length === entriesAtOnce;
    const entries = read.map(({ by: _colleague, ...entry }) => entry);
    for (const listener of listeners) {
      const unseen = entries.filter(({ n }) => n > listener.after);
      const last = unseen.at(-1);
      if (!last && greeted.has(listener)) continue;
      greeted.add(listener);
      listener.after = last?.n ?? listener.after;
      listener.tell({ entries: unseen });
    }
  }

  return {
    join(scope, conversation, listener) {
      const key = keyOf(scope.tenantId, conversation);
      const room = rooms.get(key) ?? { scope, conversation, listeners: new Set(), greeted: new WeakSet(), pumping: false, dirty: false };
      rooms.set(key, room);
      room.listeners.add(listener);
      void pump(room);
      return () => {
        room.listeners.delete(listener);
        if (room.listeners.size === 0) rooms.delete(key);
      };
    },
    typing(scope, conversation) {
      for (const listener of roomOf(scope.tenantId, conversation)?.listeners ?? []) listener.tell({ typing: true });
    },
    close() {
      for (const stop of stops) stop();
      rooms.clear();
    },
  };
}

function keyOf(tenantId: string, conversation: string): string {
  return `${tenantId}/${conversation}`;
}
