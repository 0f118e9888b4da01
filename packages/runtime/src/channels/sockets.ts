import websocket from '@fastify/websocket';
import type { FastifyInstance } from 'fastify';
import type { WebSocket } from 'ws';
import type { Clock } from '../ports/clock.ts';

/** The largest message a socket takes, in bytes; larger ones end the connection (1009). */
export const frameBytes = 64 * 1024;

/** What may lie unsent in a socket's buffer, in bytes, before the connection is ended: who cannot keep up comes back with `after`. */
const unsentBytes = 1024 * 1024;

const heartbeatMs = 30_000;

/** Makes the server able to speak WebSocket, with bounds; once per server, before the channels are registered. */
export async function registerSockets(app: FastifyInstance): Promise<void> {
  await app.register(websocket, { options: { maxPayload: frameBytes, perMessageDeflate: false } });
  // An upgrade refused before the library saw it (another site's page) would keep its connection for ever.
  app.addHook('onResponse', async (request) => {
    if (request.headers.upgrade !== undefined && !request.ws) request.raw.socket.destroy();
  });
}

/** Sends a message as JSON, unless the other side is gone or cannot keep up. */
export function tell(socket: WebSocket, message: unknown): void {
  if (socket.readyState !== socket.OPEN) return;
  if (socket.bufferedAmount > unsentBytes) socket.close(closing.comeBack, 'too slow');
  else socket.send(JSON.stringify(message));
}

/** Ends connections whose other side has silently gone. Gives a function that stops watching. */
export function watchHeartbeat(socket: WebSocket, clock: Clock): () => void {
  let alive = true;
  let cancel = () => {};
  const beat = () => {
    if (!alive) return socket.terminate();
    alive = false;
    socket.ping();
    cancel = clock.at(clock.now() + heartbeatMs, beat);
  };
  socket.on('pong', () => {
    alive = true;
  });
  cancel = clock.at(clock.now() + heartbeatMs, beat);
  return () => cancel();
}

/** Why a connection is ended: the codes of RFC 6455. */
export const closing = { refused: 1008, comeBack: 1013 } as const;
