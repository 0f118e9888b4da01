import type { Reply, Wait } from '@mortise/shared/execution';
import type { Json, JsonRecord } from '@mortise/shared/json';
import type { Assurance } from '@mortise/shared/tenant';

/** What a visit may do beside moving: speak, remember who the customer is, say why. */
export type Beside = {
  readonly say?: readonly Reply[];
  /** One sentence for the trace: why this way. Never personal data. */
  readonly reason?: string;
  /** The customer is now known, this surely. */
  readonly identify?: { readonly customer: string; readonly assurance: Assurance };
  /** What the node wants to find again at its next visit. */
  readonly memo?: Json;
};

/** Variables to set, by declared name; a money variable by its stored name (`totalFen`). */
export type Assignments = JsonRecord;

export type Leave<E extends string> = Beside & { readonly do: 'leave'; readonly exit: E; readonly set?: Assignments };
export type End = Beside & { readonly do: 'end'; readonly output: JsonRecord; readonly stop?: 'failed' | 'cancelled' };
export type Fork<E extends string> = Beside & { readonly do: 'fork'; readonly exits: readonly E[] };
export type Join<E extends string> = Beside & { readonly do: 'join'; readonly group: string; readonly need: number; readonly exit: E };
/** Runs another flow of the same version as a frame; its output comes back as the answer `child`. */
export type Call = Beside & { readonly do: 'call'; readonly flow: string; readonly input: JsonRecord };
/** Starts a process of its own; the answer is `started`. */
export type Start = Beside & { readonly do: 'start'; readonly flow: string; readonly input: JsonRecord; readonly businessKey?: string };
export type Await = Beside & { readonly do: 'wait'; readonly wait: WaitFor };
/** Asks the world again (the first request of a visit comes from the node's `request`). */
export type Ask<Q> = Beside & { readonly do: 'request'; readonly request: Q };

/** A wait as a node states it: the engine gives a person's task its id. */
export type WaitFor =
  | Exclude<Wait, { for: 'person' }>
  | {
      readonly for: 'person';
      readonly task: Omit<Extract<Wait, { for: 'person' }>['task'], 'id'>;
      readonly listens?: boolean;
      readonly until?: string;
    };

/** Keeps waiting as before: what came was not the end of it. */
export type Stay = Beside & { readonly do: 'stay' };

/** Everything a visit can come to. The loop knows these and no node kind. */
export type Outcome<E extends string = string, Q = Json> = Leave<E> | End | Fork<E> | Join<E> | Call | Start | Await | Stay | Ask<Q>;

/** Leave by an exit, setting variables on the way. */
export function leave<const E extends string>(exit: E, set: Assignments = {}, beside: Beside = {}): Leave<E> {
  return { do: 'leave', exit, set, ...beside };
}

/** Stay until something comes. */
export function waitFor(wait: WaitFor, beside: Beside = {}): Await {
  return { do: 'wait', wait, ...beside };
}
