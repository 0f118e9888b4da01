import type { PartOutcome } from '@mortise/shared/connector';
import { Fault } from '@mortise/shared/fault';
import { outcomeUnknown } from '../../ports/part-runner.ts';
import { type Chain, contextOf, outcomeFrom, requestFrom, runChain } from './part-chain.ts';
import { answerOf, egressRequestOf } from './part-http.ts';

/**
 * Pays once. Where an earlier try may have come through it looks up by key first, and sends (again, with the same key) only after a
 * definite "not there". Where it cannot tell it throws `effect.outcome-unknown`, whatever went wrong; where nothing was paid, what went wrong.
 */
export async function pay(chain: Chain): Promise<PartOutcome> {
  const unknown = (cause: unknown) => outcomeUnknown({ part: chain.call.manifest.id, key: chain.call.key, sent: true }, cause);
  if (chain.call.recovered) {
    const known = await lookUp(chain).catch((cause: unknown) => Promise.reject(unknown(cause)));
    if (known === 'unknown') throw unknown(undefined);
    if (known !== 'absent') return known;
  }
  for (let tries = 1; ; tries++) {
    let asked = 0;
    try {
      return await runChain({
        ...chain,
        asked: (count) => {
          asked = count;
        },
      });
    } catch (cause) {
      if (asked === 0 || (asked === 1 && neverLeft(cause))) throw cause;
      const known = await lookUp(chain).catch((): 'unknown' => 'unknown');
      if (known === 'unknown') throw unknown(cause);
      if (known !== 'absent') return known;
      if (tries === mostTries || !isOutside(cause)) throw cause;
    }
  }
}

const mostTries = 2;
const neverLeft = (error: unknown) => error instanceof Fault && error.facts.sent === false;
const isOutside = (error: unknown) => error instanceof Fault && error.blame === 'outside';

async function lookUp(chain: Chain): Promise<PartOutcome | 'absent' | 'unknown'> {
  const { call, input, functions, egress } = chain;
  const context = contextOf(call);
  const request = requestFrom(call, await functions.call('lookupRequest', { input, context }));
  const answer = await answerOf(egress, egressRequestOf(call, request, `${call.key}:lookup`));
  if (answer.status === 429 || answer.status >= 500) return 'unknown';
  const verdict = await functions.call('lookupResponse', { input, context, answer });
  if (verdict === 'absent' || verdict === 'unknown') return verdict;
  return outcomeFrom(call, verdict);
}
