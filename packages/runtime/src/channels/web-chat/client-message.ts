import { CustomerMessage } from '@mortise/shared/execution';
import type { Json } from '@mortise/shared/json';
import { z } from 'zod';
import { malformed } from '../../procedures/index.ts';

/** The first message on a socket: who speaks, and up to which entry they have seen. */
export const Hello = z.strictObject({ token: z.string().min(1).max(200), after: z.int().nonnegative().default(0) });

/** Every message after it: words, a choice or files, under an id of the sender's; the same id twice is one message. */
export const Utterance = z.strictObject({
  say: CustomerMessage.extend({ id: z.string().min(1).max(100) }).refine(
    ({ text, choice, files }) => text !== undefined || choice !== undefined || (files?.length ?? 0) > 0,
    'says nothing',
  ),
});
export type Utterance = z.infer<typeof Utterance>;

/** A socket's text frame in its form. Throws `request.malformed`; members that reach for a prototype are refused like unknown ones. */
export function readFrame<T>(form: z.ZodType<T>, frame: string): T {
  const parsed = form.safeParse(plainJson(frame));
  if (!parsed.success) throw malformed({ detail: z.prettifyError(parsed.error) });
  return parsed.data;
}

function plainJson(frame: string): Json {
  try {
    return JSON.parse(frame, (name, value) => {
      if (name === '__proto__' || name === 'constructor' || name === 'prototype')
        throw malformed({ detail: 'a member has a forbidden name' });
      return value;
    });
  } catch (error) {
    throw malformed.is(error) ? error : malformed({ detail: 'not JSON' });
  }
}
