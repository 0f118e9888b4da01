import type { ExecutionState, Token } from '@mortise/shared/execution';

/** The state with this token in it, in the place of the one with its id. */
export function withToken(state: ExecutionState, token: Token): ExecutionState {
  const there = state.tokens.some(({ id }) => id === token.id);
  return { ...state, tokens: there ? state.tokens.map((other) => (other.id === token.id ? token : other)) : [...state.tokens, token] };
}

export function without(state: ExecutionState, id: number): ExecutionState {
  return { ...state, tokens: state.tokens.filter((token) => token.id !== id) };
}
