import type { Reply, Wait } from '@mortise/shared/execution';
import { type Json, type JsonRecord, plainJson } from '@mortise/shared/json';
import type { Assurance } from '@mortise/shared/tenant';

/** What a visit may do beside moving: speak, remember who the customer is, say why. */
export type Beside = {
  readonly say?: readonly Reply[];
  /** One sentence for the trace: why this way. Never personal data. */
  readonly reason?: string;
  /** The customer is now known, this surely. */
  readonly identify?: { readonly customer: string; readonly assurance: Assurance };
  /** Tells the executions that wait for it. */
  readonly signal?: { readonly name: string; readonly correlation: string; readonly body: Json };
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

/** Values as a node has them: made plain JSON here, so that optional members need no care. */
type Loose = Readonly<Record<string, unknown>>;
type LooseBeside = Omit<Beside, 'memo'> & { readonly memo?: unknown };

/** Leave by an exit, setting variables on the way. */
export function leave<const E extends string>(exit: E, set: Loose = {}, beside: LooseBeside = {}): Leave<E> {
  return { do: 'leave', exit, set: plainRecord(set), ...plainBeside(beside) };
}

/** Stay until something comes. */
export function waitFor(wait: WaitFor, beside: LooseBeside = {}): Await {
  return { do: 'wait', wait, ...plainBeside(beside) };
}

/** Ask the world (again). */
export function ask<const Q>(request: Q, beside: LooseBeside = {}): Ask<Q> {
  return { do: 'request', request, ...plainBeside(beside) };
}

function plainBeside({ memo, ...beside }: LooseBeside): Beside {
  return memo === undefined ? beside : { ...beside, memo: plainJson(memo) };
}

function plainRecord(set: Loose): JsonRecord {
  return Object.fromEntries(Object.entries(set).map(([name, value]) => [name, plainJson(value)]));
}
