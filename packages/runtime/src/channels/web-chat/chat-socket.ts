import type { CustomerMessage } from '@mortise/shared/execution';
import type { RawData, WebSocket } from 'ws';
import { type ConversationTokens, citedUploads, type Speaker } from '../../capabilities/conversations/index.ts';
import type { Runner } from '../../engine/index.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Documents } from '../../ports/documents.ts';
import type { Allowance } from '../allowance.ts';
import { tokenRefused, tooMany } from '../refusals.ts';
import { closing, tell, watchHeartbeat } from '../sockets.ts';
import { toldFault } from '../told-fault.ts';
import { Hello, readFrame, Utterance } from './client-message.ts';
import type { ConversationHub } from './conversation-hub.ts';

export type ChatSocketParts = {
  readonly runner: Pick<Runner, 'receive'>;
  readonly documents: Documents;
  readonly tokens: ConversationTokens;
  readonly clock: Clock;
  readonly hub: ConversationHub;
  readonly allowances: { readonly perConversation: Allowance; readonly perAddress: Allowance };
};

/** Who does not say whose token they hold is shown out. */
const helloWithinMs = 10_000;
const waitingAtMost = 32;
const refusalsAtMost = 20;

/**
 * One chat window: hello, then what was said and what is said, in order. Messages are taken one after the other; each is answered
 * `{ heard }` once it is durable, or `{ fault }`. A window that floods or keeps breaking the form is closed (1008).
 */
export function serveChatSocket(parts: ChatSocketParts, socket: WebSocket, address: string): void {
  let speaker: Speaker | undefined;
  let token = '';
  let leave = () => {};
  let waiting = 0;
  let refusals = 0;
  let turn = Promise.resolve();
  const stopHeartbeat = watchHeartbeat(socket, parts.clock);
  const stopPatience = parts.clock.at(parts.clock.now() + helloWithinMs, () => {
    if (!speaker) socket.close(closing.refused, 'no hello');
  });

  async function greet(frame: string): Promise<void> {
    const hello = readFrame(Hello, frame);
    speaker = await parts.tokens.speakerOf(hello.token);
    if (!speaker) throw tokenRefused({});
    token = hello.token;
    const listener = {
      after: hello.after,
      tell: (news: unknown) => tell(socket, news),
      drop: () => socket.close(closing.comeBack, 'come back later'),
    };
    if (socket.readyState === socket.OPEN) leave = parts.hub.join(speaker.scope, speaker.conversation, listener);
  }

  async function hear(frame: string, { scope, conversation }: Speaker): Promise<void> {
    const { say } = readFrame(Utterance, frame);
    // A revoked token ends an open window too.
    if (!(await parts.tokens.speakerOf(token))) throw tokenRefused({});
    const files = say.files && (await citedUploads(parts.documents, scope, conversation, say.files));
    const message: CustomerMessage = { ...say, ...(files ? { files: [...files] } : {}) };
    await parts.runner.receive(scope, conversation, message);
    tell(socket, { heard: say.id });
    parts.hub.typing(scope, conversation);
  }

  async function take(frame: string): Promise<void> {
    try {
      if (socket.readyState !== socket.OPEN) return;
      const waitMs = Math.max(
        parts.allowances.perAddress.take(address),
        speaker ? parts.allowances.perConversation.take(`${speaker.scope.tenantId}/${speaker.conversation}`) : 0,
      );
      if (waitMs > 0) throw tooMany({ waitMs });
      await (speaker ? hear(frame, speaker) : greet(frame));
    } catch (error) {
      const fault = toldFault(error);
      tell(socket, { fault });
      refusals++;
      if (!speaker || refusals > refusalsAtMost || tokenRefused.is(error)) socket.close(closing.refused, fault.code);
    } finally {
      waiting--;
    }
  }

  socket.on('message', (data: RawData, isBinary: boolean) => {
    if (isBinary || waiting >= waitingAtMost) return socket.close(closing.refused, isBinary ? 'text only' : 'too many at once');
    waiting++;
    const frame = data.toString();
    turn = turn.then(() => take(frame));
  });
  socket.on('error', () => socket.terminate());
  socket.on('close', () => {
    stopHeartbeat();
    stopPatience();
    leave();
  });
}
