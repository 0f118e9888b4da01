import type { ExecutionEvent, ExecutionState } from '@mortise/shared/execution';
import { frameOf } from '../sight.ts';

type Migrated = Extract<ExecutionEvent, { type: 'migrated' }>;

/** The execution on another version: what waits goes on waiting as it was asked, at the step the mapping names. */
export function migrated(state: ExecutionState, { version, moves }: Migrated): ExecutionState {
  const tokens = state.tokens.map((token) => ({ ...token, node: moves[frameOf(state, token).flow]?.[token.node] ?? token.node }));
  return { ...state, version, tokens };
}
