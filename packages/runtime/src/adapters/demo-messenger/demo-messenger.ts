import type { Scope } from '@mortise/shared/tenant';
import type { Messenger } from '../../ports/messenger.ts';

/** Where a demonstration keeps what it would have sent: staff read it on the screen. The same id twice is one message. */
export type Outbox = { send(scope: Scope, message: { readonly id: string; readonly to: string; readonly text: string }): Promise<void> };

/** The demonstration's messenger: nothing leaves the machine. */
export function demoMessenger(outbox: Outbox): Messenger {
  return { send: ({ scope, to, text, key }) => outbox.send(scope, { id: key, to, text }) };
}
