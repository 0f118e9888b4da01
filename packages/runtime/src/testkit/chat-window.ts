import type { Entry } from '@mortise/shared/conversation';
import { WebSocket } from 'ws';

type News = {
  readonly entries?: readonly Entry[];
  readonly heard?: string;
  readonly fault?: { readonly code: string };
  readonly typing?: true;
  readonly changed?: string;
  readonly seq?: number;
};

/** A chat window or a watching page as a test holds it: what it was told, in order. */
export type ChatWindow = {
  readonly socket: WebSocket;
  readonly told: readonly News[];
  /** Every entry it was told, in the order they came. */
  entries(): readonly Entry[];
  tell(message: unknown): void;
  /** Waits until something told meets the condition. */
  until(condition: (news: readonly News[]) => boolean): Promise<void>;
  /** The code the server ended the connection with. */
  readonly closed: Promise<number>;
};

/** Opens a socket on a server's path (`/chat/socket`, `/live`) as a browser would. */
export async function openWindow(address: string, path: string, headers: Readonly<Record<string, string>> = {}): Promise<ChatWindow> {
  const socket = new WebSocket(`${address.replace('http', 'ws')}${path}`, { headers });
  const told: News[] = [];
  const waiting = new Set<() => void>();
  socket.on('message', (data) => {
    told.push(JSON.parse(data.toString()));
    for (const look of [...waiting]) look();
  });
  const closed = new Promise<number>((resolve) => socket.on('close', (code) => resolve(code)));
  await new Promise<void>((resolve, reject) => {
    socket.once('open', () => resolve());
    socket.once('error', reject);
  });
  return {
    socket,
    told,
    closed,
    entries: () => told.flatMap(({ entries = [] }) => entries),
    tell: (message) => socket.send(typeof message === 'string' ? message : JSON.stringify(message)),
    until: (condition) =>
      new Promise((resolve) => {
        const look = () => {
          if (!condition(told)) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      }),
  };
}
