import type { SystemScope, TenantId } from '@mortise/shared/tenant';

/** An execution by its place. */
export type Named = { readonly tenantId: TenantId; readonly id: string };

/** What of an execution nobody alive carries out: the effects of these keys (all that are asked, without the list), and perhaps its starts, signals and reports. */
export type Orphan = Named & { readonly keys?: ReadonlySet<string> | undefined; readonly dispatch: boolean };

/** A batch that another process committed; nothing in it is personal. `kinds` are those of its commands. */
export type News = Named & { readonly seq: number; readonly conversation?: string | undefined; readonly kinds: readonly string[] };

/**
 * The processes that serve one store together. Leases, by the store's clock, only choose who performs: what may be written is decided by the
 * fence of the log, so a process that was frozen, or thought dead, does no harm when it wakes up.
 */
export interface Crew {
  /** Whether other processes may write to the same store. */
  readonly isShared: boolean;
  /** How long a process that says nothing counts as alive, in ms: report at least three times as often. */
  readonly leaseMs: number;
  /** Says that this process is alive. */
  report(system: SystemScope): Promise<void>;
  /** Hands over what nobody alive carries out: at most `limit` executions, each to one process. Empty when there is nothing left. */
  adopt(system: SystemScope, limit: number): Promise<readonly Orphan[]>;
  /** Executions whose earliest timer is due at `now`: at most `limit`, each for one lease given to one process, unless it moves on before. */
  claimDue(system: SystemScope, now: string, limit: number): Promise<readonly Named[]>;
  /** What others committed since the last call, in order and without a gap; since the store was opened, at the first. */
  news(system: SystemScope): Promise<readonly News[]>;
  /** Takes or keeps a duty that one process of the crew has at a time: until when, in ms of this process's `Clock`, or `undefined` while another has it. */
  lead(system: SystemScope, duty: string): Promise<number | undefined>;
  /** Puts in order what a process that died between two writes left behind in the store's own look-ups. */
  tend(system: SystemScope): Promise<void>;
  /** Leaves: what this process had is free for others at once. */
  leave(system: SystemScope): Promise<void>;
}
