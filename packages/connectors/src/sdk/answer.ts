import type { PartAnswer } from '@mortise/shared/connector';
import type { Json } from '@mortise/shared/json';

/** An answer with its text read on demand. */
export type Answer = PartAnswer & {
  /** The body as JSON; throws a plain sentence, without the body's text, where it is none. */
  json(): Json;
};

/** Gives a plain answer its reader. */
export function answerFrom(plain: PartAnswer): Answer {
  return { ...plain, json: () => jsonFrom(plain) };
}

function jsonFrom({ status, text }: PartAnswer): Json {
  try {
    const value: Json = JSON.parse(text);
    return value;
  } catch {
    throw new Error(`the answer with status ${status} is not JSON`);
  }
}
