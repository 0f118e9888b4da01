import { type PartAnswer, PartOutcome, PartRequest, PartStep } from '@mortise/shared/connector';
import type { Json, JsonRecord } from '@mortise/shared/json';
import type { Part } from './define-part.ts';

export type Trial = {
  readonly input: Json;
  /** What the other system will say, in order. A body that is no text is sent as JSON. */
  readonly answers: readonly {
    readonly status: number;
    readonly headers?: Readonly<Record<string, string>> | undefined;
    readonly body?: Json | undefined;
  }[];
  readonly connection?: JsonRecord | undefined;
  readonly key?: string | undefined;
};

/** Runs a part's whole chain without a network: gives how it ended and what it asked. Throws where a schema or its own declaration is broken. */
export function tryPart(part: Part, trial: Trial): { readonly outcome: PartOutcome; readonly requests: readonly PartRequest[] } {
  const context = { connection: trial.connection ?? {}, key: trial.key ?? 'trial' };
  const requests = [PartRequest.parse(part.invoke('request', { input: trial.input, context }))];
  let carry: Json = null;
  for (const [index, told] of trial.answers.entries()) {
    const step = PartStep.parse(part.invoke('response', { input: trial.input, context, answer: answerOf(told), call: index + 1, carry }));
    if ('exit' in step) {
      if (index + 1 < trial.answers.length) throw new Error(`${part.id} left by ${step.exit} before it read every answer`);
      return { outcome: checked(part, step), requests };
    }
    requests.push(step.next);
    carry = step.carry;
  }
  throw new Error(`${part.id} asks ${requests.length} times and was given ${trial.answers.length} answers`);
}

/** Asks a paying part's look-up what became of a payment. */
export function tryLookup(part: Part, trial: Trial) {
  const context = { connection: trial.connection ?? {}, key: trial.key ?? 'trial' };
  const request = PartRequest.parse(part.invoke('lookupRequest', { input: trial.input, context }));
  const [answer] = trial.answers.map(answerOf);
  const verdict = part.invoke('lookupResponse', { input: trial.input, context, answer });
  return { request, verdict: typeof verdict === 'string' ? verdict : checked(part, PartOutcome.parse(verdict)) };
}

function checked(part: Part, outcome: PartOutcome): PartOutcome {
  if (!part.exits.some(({ id }) => id === outcome.exit)) throw new Error(`${part.id} has no exit ${outcome.exit}`);
  if (outcome.output !== null) part.output.parse(outcome.output);
  return outcome;
}

function answerOf({ status, headers = {}, body = '' }: Trial['answers'][number]): PartAnswer {
  return { status, headers, text: typeof body === 'string' ? body : JSON.stringify(body) };
}
