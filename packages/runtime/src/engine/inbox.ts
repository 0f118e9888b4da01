import type { CustomerMessage, ExecutionState } from '@mortise/shared/execution';
import { limits } from './limits.ts';

/** Keeps a message nobody waits for yet; the oldest go first when there are too many. */
export function keepInInbox(state: ExecutionState, message: CustomerMessage, at: string): ExecutionState {
  return { ...state, inbox: [...state.inbox, { at, message }].slice(-limits.inboxMessages) };
}

/** The oldest message that is still fresh, for a wait that begins now; what is stale is dropped. */
export function takeFromInbox(state: ExecutionState, at: string): { readonly state: ExecutionState; readonly message?: CustomerMessage } {
  const fresh = state.inbox.filter((kept) => Date.parse(at) - Date.parse(kept.at) <= limits.inboxMs);
  const [first, ...rest] = fresh;
  return first ? { state: { ...state, inbox: rest }, message: first.message } : { state: { ...state, inbox: fresh } };
}
