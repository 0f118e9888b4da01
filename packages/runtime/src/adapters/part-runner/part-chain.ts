import type { PartArgument } from '@mortise/connectors/sdk';
import { PartOutcome, PartRequest, PartStep } from '@mortise/shared/connector';
import type { Json } from '@mortise/shared/json';
import type { Egress } from '../../ports/egress.ts';
import { type PartCall, partBadOutput, partBadRequest, partEndless, partSystemFailed } from '../../ports/part-runner.ts';
import type { PartFunctions } from './part-functions.ts';
import { answerOf, egressRequestOf } from './part-http.ts';
import { checkOutput, placesOf } from './schema-check.ts';

/** Most requests one call of a part may make. */
const mostRequests = 10;

/** What is known while a chain runs; `asked` hears the number of each request right before it goes out. */
export type Chain = {
  readonly call: PartCall;
  readonly input: Json;
  readonly functions: PartFunctions;
  readonly egress: Egress;
  asked(count: number): void;
};

/** Request, HTTP, response, until the part leaves by an exit. */
export async function runChain({ call, input, functions, egress, asked }: Chain): Promise<PartOutcome> {
  const context = contextOf(call);
  let request = requestFrom(call, await functions.call('request', { input, context }));
  let carry: Json = null;
  for (let count = 1; count <= mostRequests; count++) {
    const leaving = egressRequestOf(call, request, `${call.key}:${count}`);
    asked(count);
    const answer = await answerOf(egress, leaving);
    if (answer.status === 429 || answer.status >= 500)
      throw partSystemFailed({ part: call.manifest.id, status: answer.status, sent: true });
    const step = PartStep.safeParse(await functions.call('response', { input, context, answer, call: count, carry }));
    if (!step.success) throw partBadOutput({ part: call.manifest.id, where: placesOf(step.error) });
    if ('exit' in step.data) return outcomeFrom(call, step.data);
    request = step.data.next;
    carry = step.data.carry;
  }
  throw partEndless({ part: call.manifest.id, limit: mostRequests });
}

/** What every function may know. */
export function contextOf({ connection, key }: PartCall): PartArgument['context'] {
  return { connection, key };
}

/** A request as the part described it, or `part.bad-request`. */
export function requestFrom(call: PartCall, described: unknown): PartRequest {
  const request = PartRequest.safeParse(described);
  if (!request.success) throw partBadRequest({ part: call.manifest.id, reason: placesOf(request.error) });
  return request.data;
}

/** An end the manifest allows, or `part.bad-output`. */
export function outcomeFrom({ manifest }: PartCall, described: unknown): PartOutcome {
  const outcome = PartOutcome.safeParse(described);
  if (!outcome.success) throw partBadOutput({ part: manifest.id, where: placesOf(outcome.error) });
  const { exit, output } = outcome.data;
  if (!manifest.exits.some(({ id }) => id === exit))
    throw partBadOutput({ part: manifest.id, where: `there is no exit ${exit.slice(0, 40)}` });
  checkOutput(manifest, output);
  return { exit, output };
}
