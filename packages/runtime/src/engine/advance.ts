import type { ExecutionEvent, ExecutionState, FaultRecord, Token } from '@mortise/shared/execution';
import { faultDataFrom } from '@mortise/shared/fault';
import { isAssured } from '@mortise/shared/tenant';
import { applyOutcome } from './apply-outcome.ts';
import type { CompiledFlow } from './compile-flow.ts';
import { endlessFlow, faultRecordFrom, notAssured } from './faults.ts';
import { limits } from './limits.ts';
import type { Moved } from './moved.ts';
import type { Outcome } from './outcome.ts';
import { receive } from './receive.ts';
import { sightOf } from './sight.ts';
import { statusOf } from './status.ts';
import { stickOrLeave } from './stick.ts';

/**
 * The engine (D1): one outside event in, the next state and the commands out. Pure and synchronous; reads no clock, store or network.
 * `state` is undefined for `started` alone. This is the whole loop, and it knows no node kind.
 */
export function advance(flow: CompiledFlow, state: ExecutionState | undefined, event: ExecutionEvent, execution: string): Moved {
  let moved: Moved = receive(flow, state, event, execution);
  for (let steps = 0; ; steps++) {
    const token = moved.state.tokens.find(({ phase }) => phase.is === 'ready');
    if (!token) return { ...moved, state: { ...moved.state, status: statusOf(moved.state) } };
    const tooMany = steps >= limits.stepsPerTurn || moved.state.steps >= limits.stepsInAll;
    const next = tooMany ? stickOrLeave(flow, moved.state, token, endless(), event.at) : take(flow, moved.state, token, event.at);
    moved = {
      state: { ...next.state, steps: next.state.steps + 1 },
      commands: [...moved.commands, ...next.commands],
      steps: [...moved.steps, ...next.steps],
    };
  }
}

/** One visit of one token. The engine's only catch: whatever a visit throws becomes a fault of its step. */
function take(flow: CompiledFlow, state: ExecutionState, token: Token, at: string): Moved {
  try {
    return applyOutcome(flow, state, token, visit(flow, state, token, at), at);
  } catch (error) {
    return stickOrLeave(flow, state, token, faultRecordFrom(faultDataFrom(error)), at);
  }
}

function visit(flow: CompiledFlow, state: ExecutionState, token: Token, at: string): Outcome {
  const sight = sightOf(flow, state, token, at);
  const { node, prepared } = sight.compiled;
  if (!isAssured(state.origin.assurance, node.spec.assurance)) throw notAssured({ node: token.node, needed: node.spec.assurance });
  return prepared.visit(sight);
}

function endless(): FaultRecord {
  return faultRecordFrom(endlessFlow({ limit: limits.stepsPerTurn }));
}
