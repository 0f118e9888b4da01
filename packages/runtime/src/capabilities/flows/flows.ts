import type { FlowClosure, FlowGraph, Problem } from '@mortise/shared/flow';
import type { Json } from '@mortise/shared/json';
import type { Scope } from '@mortise/shared/tenant';
import type { Text } from '@mortise/shared/text';
import type { Page, PageRequest } from '../../ports/execution-store.ts';

/** A published version in force. */
export type Live = { readonly number: number; readonly hash: string; readonly publishedAt: string };

export type FlowRow = {
  readonly id: string;
  readonly name: Text;
  readonly type: FlowGraph['type'];
  readonly updatedAt: string;
  readonly updatedBy: string;
  readonly draftVersion: number;
  readonly live?: Live;
  /** Executions of it that have not ended. */
  readonly waiting: number;
};

export type Draft = {
  readonly graph: FlowGraph;
  readonly draftVersion: number;
  readonly updatedAt: string;
  readonly updatedBy: string;
};

/** The drawings that people work on. Whoever saves over another's change is told, never obeyed. */
export interface Drafts {
  list(scope: Scope, filter: { readonly search?: string; readonly type?: FlowGraph['type'] }, page: PageRequest): Promise<Page<Draft>>;
  load(scope: Scope, id: string): Promise<Draft | undefined>;
  /** `ifVersion` 0 creates. Throws `flow.exists` (0) and `flow.draft-changed`. */
  save(scope: Scope, graph: FlowGraph, ifVersion: number): Promise<{ readonly draftVersion: number }>;
}

/** One publication: a number, and the hash of everything that it closes over. */
export type Release = Live & { readonly flow: string; readonly message: string; readonly author: string };

/** Published versions. None is ever changed or removed. */
export interface Releases {
  live(scope: Scope, flow: string): Promise<Release | undefined>;
  /** Newest first. */
  list(scope: Scope, flow: string, page: PageRequest): Promise<Page<Release>>;
  find(scope: Scope, flow: string, number: number): Promise<Release | undefined>;
  /** Stores the closure and gives it the flow's next number; the same closure as the one in force keeps its number. */
  add(scope: Scope, closure: FlowClosure, message: string): Promise<Release>;
}

/** Closures by the hash of their canonical JSON, published or on trial: what the runner asks. */
export interface Versions {
  load(scope: Scope, hash: string): Promise<FlowClosure | undefined>;
  /** Gives the hash; storing the same closure twice is harmless. */
  keep(scope: Scope, closure: FlowClosure): Promise<string>;
}

export type ResourceKind = 'tables' | 'intents' | 'knowledge';
/** `size` is how many rules, intents or articles it holds. */
export type ResourceRow = { readonly id: string; readonly title: string; readonly updatedAt: string; readonly size: number };

/** Decision tables, intents and knowledge as drafts beside the drawings. */
export interface Resources {
  list(scope: Scope, kind: ResourceKind): Promise<readonly ResourceRow[]>;
  /** Those whose id or title holds the search, by id, page by page. */
  find(scope: Scope, kind: ResourceKind, search: string | undefined, page: PageRequest): Promise<Page<ResourceRow>>;
  load(scope: Scope, kind: ResourceKind, id: string): Promise<{ readonly body: Json; readonly version: number } | undefined>;
  /** Throws `resource.malformed`, `resource.changed`. */
  save(scope: Scope, resource: { kind: ResourceKind; id: string; body: Json; ifVersion: number }): Promise<{ readonly version: number }>;
}

/** A flow whose draft asks a table: its variables, and the table as the version in force has it. */
export type TableUse = {
  readonly flow: string;
  readonly name: Text;
  readonly variables: FlowGraph['variables'];
  readonly live?: { readonly number: number; readonly publishedAt: string; readonly table: Json };
};

/** Where decision tables are asked. */
export interface TableUses {
  of(scope: Scope, table: string): Promise<readonly TableUse[]>;
}

/** What publication makes of a draft: the closed world, and everything that is wrong with it. */
export type Closed = { readonly closure: FlowClosure; readonly problems: readonly Problem[] };

/** From drawing to version. */
export interface Publishing {
  /** Throws `flow.not-found`. */
  problems(scope: Scope, flow: string): Promise<readonly Problem[]>;
  /** Throws `flow.not-found`, `flow.draft-changed`, `flow.not-publishable` (all problems in its cause). */
  publish(scope: Scope, request: { readonly flow: string; readonly message: string; readonly ifVersion: number }): Promise<Release>;
  /**
   * The saved draft as a version of its own, never in force; `problems` with an error among them give no version. `instead` is a drawing to take
   * in the place of the saved one.
   */
  prepareTrial(
    scope: Scope,
    flow: string,
    instead?: FlowGraph,
  ): Promise<{ readonly version?: string; readonly problems: readonly Problem[] }>;
}
