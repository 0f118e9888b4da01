import type { Command, ExecutionState, Token } from '@mortise/shared/execution';
import { type Moved, quiet } from './moved.ts';
import { withToken } from './tokens.ts';

/** Goes out again: the same effect, key and ordinal; one more try. */
export function performedAgain(state: ExecutionState, token: Token, attempt?: number): Moved {
  const { phase } = token;
  if (phase.is !== 'asked') return quiet(state);
  const { retryAt: _, ...asked } = phase;
  const again = { ...asked, attempt: attempt ?? phase.attempt + 1 };
  const command: Command = {
    kind: 'perform',
    ordinal: again.ordinal,
    token: token.id,
    node: token.node,
    nodeKind: again.nodeKind,
    key: again.key,
    requestHash: again.requestHash,
    request: again.request,
    attempt: again.attempt,
  };
  return { state: withToken(state, { ...token, phase: again }), commands: [command], steps: [] };
}
