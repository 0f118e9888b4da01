import type { ExecutionState, Token } from '@mortise/shared/execution';
import type { CompiledFlow } from './compile-flow.ts';
import { enter } from './enter.ts';
import type { Join } from './outcome.ts';
import { without, withToken } from './tokens.ts';

/** Brings branches together: waits until `need` tokens of the group have come to this node, then goes on as one. */
export function joinAt(flow: CompiledFlow, state: ExecutionState, token: Token, join: Join<string>, at: string): ExecutionState {
  const here = state.tokens.filter(
    ({ id, frame, node, phase }) =>
      id !== token.id && frame === token.frame && node === token.node && phase.is === 'joined' && phase.group === join.group,
  );
  if (here.length + 1 < join.need) return withToken(state, { ...token, phase: { is: 'joined', group: join.group } });
  const alone = here.reduce((next, { id }) => without(next, id), state);
  return enter(flow, alone, token, [join.exit], at);
}
