import type { PartRequest } from '@mortise/shared/connector';
import { type Answer, answerFrom } from './answer.ts';
import type { PartArgument, PartContext } from './define-part.ts';

export { answerFrom } from './answer.ts';
export { http, secret } from './http.ts';

type Functions = {
  request(input: unknown, context: PartContext): PartRequest;
  response(answer: Answer, context: object): unknown;
  lookup?: { request(input: unknown, context: PartContext): PartRequest; response(answer: Answer, context: object): unknown };
};

/** The SDK as bundled code meets it in the sandbox: the functions alone, without schemas, which are checked outside. */
export function definePart({ request, response, lookup }: Functions) {
  return {
    request: ({ input, context }: PartArgument) => request(input, context),
    response: ({ input, context, answer, call = 1, carry = null }: PartArgument) =>
      response(read(answer), { ...context, input, call, carry }),
    lookupRequest: ({ input, context }: PartArgument) => lookup?.request(input, context),
    lookupResponse: ({ input, context, answer }: PartArgument) => lookup?.response(read(answer), { ...context, input }),
  };
}

const read = (answer: PartArgument['answer']) => answerFrom(answer ?? { status: 0, headers: {}, text: '' });
