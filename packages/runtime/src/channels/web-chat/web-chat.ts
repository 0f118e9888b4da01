import type { FastifyInstance } from 'fastify';
import type { Clock } from '../../ports/clock.ts';
import { openAllowance } from '../allowance.ts';
import { type ChatPageParts, registerChatPage } from './chat-page.ts';
import { type ChatSocketParts, serveChatSocket } from './chat-socket.ts';
import { type HubParts, openConversationHub } from './conversation-hub.ts';
import { type NewConversationParts, registerNewConversation } from './new-conversation.ts';
import { registerUpload, type UploadParts } from './upload.ts';

export type WebChatParts = Omit<ChatSocketParts, 'hub' | 'allowances'> &
  HubParts &
  ChatPageParts &
  Omit<NewConversationParts, 'allowance'> &
  Omit<UploadParts, 'allowance'> & { readonly clock: Clock; readonly socketsPerAddress?: number };

/**
 * The public chat: conversations, sockets, uploads, its page and the script that embeds it. Register it (with `registerSockets` before)
 * on a server that has no cookies to lose: a bearer token per conversation is all it knows.
 */
export async function webChat(app: FastifyInstance, parts: WebChatParts): Promise<void> {
  const { clock, socketsPerAddress = 50 } = parts;
  registerChatPage(app, parts);
  registerNewConversation(app, { ...parts, allowance: openAllowance(clock, { burst: 20, refillMs: 3_000 }) });
  await registerUpload(app, { ...parts, allowance: openAllowance(clock, { burst: 30, refillMs: 10_000 }) });

  const hub = openConversationHub(parts);
  app.addHook('onClose', async () => hub.close());
  const perConversation = openAllowance(clock, { burst: 20, refillMs: 500 });
  const perAddress = openAllowance(clock, { burst: 200, refillMs: 50 });
  const open = new Map<string, number>();

  app.get('/chat/socket', { websocket: true }, (socket, request) => {
    const address = request.ip;
    const already = open.get(address) ?? 0;
    if (already >= socketsPerAddress) return socket.close(1013, 'too many connections');
    open.set(address, already + 1);
    socket.on('close', () => {
      const left = (open.get(address) ?? 1) - 1;
      if (left > 0) open.set(address, left);
      else open.delete(address);
    });
    serveChatSocket({ ...parts, hub, allowances: { perConversation, perAddress } }, socket, address);
  });
}
