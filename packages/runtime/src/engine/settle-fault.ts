import type { ExecutionEvent, ExecutionState, FaultRecord } from '@mortise/shared/execution';
import type { CompiledFlow } from './compile-flow.ts';
import type { Retry } from './define-node.ts';
import { type Moved, quiet } from './moved.ts';
import { frameOf } from './sight.ts';
import { stickOrLeave } from './stick.ts';
import { withToken } from './tokens.ts';

type Failed = Extract<ExecutionEvent, { type: 'failed' }>;

/** A failed try: again later with the same key while tries are left and the outside is to blame; then the fault's way out, or an incident. */
export function settleFault(flow: CompiledFlow, state: ExecutionState, event: Failed): Moved {
  const token = state.tokens.find(({ phase }) => phase.is === 'asked' && phase.key === event.key);
  if (token?.phase.is !== 'asked') return quiet(state);
  const retry = flow.graph(frameOf(state, token).flow).node(token.node)?.node.retry;
  if (retry && canTryAgain(event.fault, token.phase.attempt, retry)) {
    const retryAt = new Date(Date.parse(event.at) + pauseMs(retry, token.phase.attempt, event.key)).toISOString();
    return quiet(withToken(state, { ...token, phase: { ...token.phase, retryAt } }));
  }
  return stickOrLeave(flow, state, token, event.fault, event.at);
}

function canTryAgain({ blame }: FaultRecord, attempt: number, { attempts }: Retry): boolean {
  return blame === 'outside' && attempt < attempts;
}

/** Doubles with each try, and spreads by the key so that a thousand failures do not come back at once. Never longer than an hour. */
function pauseMs({ backoffMs }: Retry, attempt: number, key: string): number {
  const spread = 0.75 + 0.5 * fractionOf(`${key}.${attempt}`);
  return Math.min(3_600_000, Math.round(backoffMs * 2 ** (attempt - 1) * spread));
}

/** A number in [0, 1) that follows from the text: FNV-1a, since `advance` may draw no random numbers. */
function fractionOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const char of text) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193);
  return (hash >>> 0) / 2 ** 32;
}
