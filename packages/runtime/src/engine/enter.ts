import type { ExecutionState, Token } from '@mortise/shared/execution';
import type { CompiledFlow } from './compile-flow.ts';
import { exitNotConnected } from './faults.ts';
import { frameOf } from './sight.ts';
import { without, withToken } from './tokens.ts';

/** Moves a token over its exits: the first keeps its id, the others are new. */
export function enter(flow: CompiledFlow, state: ExecutionState, token: Token, exits: readonly string[], at: string): ExecutionState {
  const graph = flow.graph(frameOf(state, token).flow);
  let next = without(state, token.id);
  exits.forEach((exit, index) => {
    const to = graph.next(token.node, exit);
    if (to === undefined) throw exitNotConnected({ node: token.node, exit });
    const id = index === 0 ? token.id : next.next.token;
    const arrived: Token = { id, frame: token.frame, node: to, phase: { is: 'ready' }, visits: 0, entered: at };
    next = { ...withToken(next, arrived), next: index === 0 ? next.next : { ...next.next, token: id + 1 } };
  });
  return next;
}
