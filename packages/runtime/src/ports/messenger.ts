import type { Scope } from '@mortise/shared/tenant';

/** A short message to a customer's phone or mailbox outside the chat: one-time codes, notices. */
export type OutgoingMessage = {
  readonly scope: Scope;
  /** A mobile number or a mail address. Personal: never in logs. */
  readonly to: string;
  readonly text: string;
  /** The effect's key: the same key is one message, however often it is sent. */
  readonly key: string;
};

/** Sends messages outside the chat. Resolving means the carrier has it. */
export interface Messenger {
  send(message: OutgoingMessage): Promise<void>;
}
