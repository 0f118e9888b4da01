import type { Language } from '@mortise/shared/text';
import { chatMemory, type Remembered } from './memory.ts';

/** The conversation of this browser with a tenant: the remembered one, or a new one. Throws when the server cannot be reached. */
export async function startConversation(tenant: string, language: Language): Promise<Remembered> {
  const memory = chatMemory(tenant);
  const held = memory.recall();
  if (held) return held;
  const answer = await fetch(`/chat/${encodeURIComponent(tenant)}/conversations`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
    body: JSON.stringify({ language }),
  });
  if (!answer.ok) throw new Error(`the conversation did not start: ${answer.status}`);
  const { conversation, token }: Remembered = await answer.json();
  memory.keep({ conversation, token });
  return { conversation, token };
}

/** The chat socket of this server. */
export function chatSocket(): string {
  return `${location.origin.replace(/^http/, 'ws')}/chat/socket`;
}
