import type { Part } from '@mortise/connectors/sdk';
import { Fault } from '@mortise/shared/fault';
import { Json } from '@mortise/shared/json';
import { type Egress, egressCancelled } from '../../ports/egress.ts';
import { type PartRunner, partBadInput } from '../../ports/part-runner.ts';
import type { Sandbox } from '../../ports/sandbox.ts';
import { runChain } from './part-chain.ts';
import { functionsOf } from './part-functions.ts';
import { pay } from './payment.ts';
import { checkedInput } from './schema-check.ts';

export type PartRunnerOptions = {
  readonly egress: Egress;
  readonly sandbox: Sandbox;
  /** Parts of the product itself. Everything else runs from its published code, in the sandbox. */
  readonly builtIn: readonly Part[];
};

/** Performs built-in and published parts by one road: schemas outside, functions where they belong, HTTP by the guard. */
export function openPartRunner({ egress, sandbox, builtIn }: PartRunnerOptions): PartRunner {
  const own = new Map(builtIn.map((part) => [`${part.id}@${part.version}`, part]));
  return {
    async call(call) {
      if (call.signal.aborted) throw egressCancelled({ host: call.manifest.id, sent: false });
      const input = Json.safeParse(checkedInput(call.manifest, call.input));
      if (!input.success) throw partBadInput({ part: call.manifest.id, where: 'it is not plain data' });
      const chain = { call, input: input.data, functions: functionsOf(call, own, sandbox), egress, asked: () => {} };
      try {
        return await (call.manifest.effect === 'pays' ? pay(chain) : runChain(chain));
      } catch (error) {
        throw withRetry(error);
      }
    },
  };
}

/** States in the facts whether the same call with the same key may be tried again: where only the world outside was to blame. */
function withRetry(error: unknown): unknown {
  if (!(error instanceof Fault)) return error;
  const { code, blame, message, facts, cause } = error;
  return new Fault({ code, blame, message, facts: { ...facts, retry: blame === 'outside' } }, cause);
}
