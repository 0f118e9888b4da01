import type { Origin } from '@mortise/shared/execution';
import { defineFault } from '@mortise/shared/fault';
import type { Exit, FlowClosure, NodeSpec } from '@mortise/shared/flow';
import { Json, JsonRecord, plainJson } from '@mortise/shared/json';
import type { Assurance, Scope } from '@mortise/shared/tenant';
import type { Text } from '@mortise/shared/text';
import { z } from 'zod';
import type { Ports } from '../ports/ports.ts';
import type { Outcome } from './outcome.ts';
import type { Sight, Visit } from './visit.ts';

/** A step's settings are not what its node accepts. */
export const badSettings = defineFault<{ node: string; detail: string }>(
  'flow.bad-settings',
  'author',
  ({ node, detail }) => `step ${node} is not filled in correctly: ${detail}`,
);

/** What `perform` is given beside its request. The world itself is in `ports`. */
export type World = {
  readonly ports: Ports;
  readonly scope: Scope;
  readonly origin: Origin;
  readonly execution: string;
  readonly closure: FlowClosure;
  /** The same for every try of the same effect (D1). */
  readonly key: string;
  readonly attempt: number;
  /** The product stopped after this effect may have gone out: look it up before doing it again. */
  readonly recovered: boolean;
  readonly signal: AbortSignal;
  /** Tells the people who watch how far a long effect is, 0..1. Not stored. */
  progress(share: number): void;
};

export type Retry = { readonly attempts: number; readonly backoffMs: number };

/** `outside`: never run again in a replay. `local`: run again with the version under test. `pays`: never cut short by a time-out. */
type Performance<Q, R> = {
  readonly reach: 'outside' | 'local';
  readonly pays?: boolean;
  readonly timeoutMs?: number;
  readonly request: z.ZodType<Q>;
  readonly result: z.ZodType<R>;
  run(request: Q, world: World): Promise<R>;
};

type ExitsDefinition = readonly Exit[] | { readonly fromSetting: string; readonly also: readonly Exit[] };
type ExitIds<X extends ExitsDefinition> = X extends readonly { readonly id: infer I }[] ? (I extends string ? I : never) : string;

export type NodeDefinition<S extends z.ZodType, X extends ExitsDefinition, Q, R> = {
  readonly kind: string;
  readonly version: number;
  readonly title: Text;
  readonly help: Text;
  readonly group: Text;
  readonly within?: 'dialog' | 'process' | 'any';
  readonly settings: S;
  readonly example: z.input<S>;
  readonly exits: X;
  readonly assurance?: Assurance;
  readonly retry?: Retry;
  readonly upgrades?: Readonly<Record<number, (old: Json) => Json>>;
  /** What to ask the world at the first visit. Pure; recorded. */
  request?(visit: Visit<z.output<S>>): Q;
  readonly perform?: Performance<Q, R>;
  /** What to wait for at the first visit. Pure. */
  wait?(visit: Visit<z.output<S>>): Outcome<ExitIds<X>, Q>;
  /** Where to go, given what came. Pure. */
  decide(visit: Visit<z.output<S>> & { readonly result: R | undefined }): Outcome<ExitIds<X>, Q>;
};

/** A node with its settings in place: the engine's only view of it. */
export type PreparedNode = { visit(sight: Sight): Outcome };

/** A node kind as the engine and the catalogue hold it; everything it is told is parsed at this edge. */
export type Node = {
  readonly spec: NodeSpec;
  readonly retry: Retry;
  readonly pays: boolean;
  readonly timeoutMs: number;
  /** Throws `flow.bad-settings`. */
  prepare(id: string, settings: Json, version: number): PreparedNode;
  perform(request: Json, world: World): Promise<Json>;
};

const defaultRetry: Retry = { attempts: 3, backoffMs: 1000 };
const defaultTimeoutMs = 60_000;

/**
 * Declares a node kind: one value, in one file, holds everything about it. The file is the registration.
 * The types refuse an exit that was not declared, a port touched in `decide`, an example the settings would reject.
 */
export function defineNode<S extends z.ZodType, const X extends ExitsDefinition, Q = Json, R = Json>(
  definition: NodeDefinition<S, X, Q, R>,
): Node {
  const { perform } = definition;
  return {
    spec: specOf(definition),
    retry: definition.retry ?? defaultRetry,
    pays: perform?.pays ?? false,
    timeoutMs: perform?.timeoutMs ?? defaultTimeoutMs,
    prepare(id, given, version) {
      const upgraded = upgrade(definition, given, version);
      const parsed = definition.settings.safeParse(upgraded);
      if (!parsed.success) throw badSettings({ node: id, detail: z.prettifyError(parsed.error) });
      return { visit: (sight) => visit(definition, { ...sight, settings: parsed.data }) };
    },
    async perform(request, world) {
      if (!perform) throw badSettings({ node: definition.kind, detail: 'it asks nothing of the world' });
      return plainJson(perform.result.parse(await perform.run(perform.request.parse(request), world)));
    },
  };
}

function visit<S extends z.ZodType, X extends ExitsDefinition, Q, R>(
  definition: NodeDefinition<S, X, Q, R>,
  seen: Visit<z.output<S>>,
): Outcome {
  if (seen.answer === undefined) {
    if (definition.request) return { do: 'request', request: plainJson(definition.request(seen)) };
    if (definition.wait) return plainOutcome(definition.wait(seen));
  }
  const result = seen.answer?.is === 'result' ? definition.perform?.result.parse(seen.answer.result) : undefined;
  return plainOutcome(definition.decide({ ...seen, result }));
}

function plainOutcome<Q>(outcome: Outcome<string, Q>): Outcome {
  return outcome.do === 'request' ? { ...outcome, request: plainJson(outcome.request) } : outcome;
}

function upgrade<S extends z.ZodType, X extends ExitsDefinition, Q, R>(
  { version, upgrades }: NodeDefinition<S, X, Q, R>,
  given: Json,
  from: number,
): Json {
  let settings = given;
  for (let at = from; at < version; at++) settings = upgrades?.[at]?.(settings) ?? settings;
  return settings;
}

function specOf<S extends z.ZodType, X extends ExitsDefinition, Q, R>(definition: NodeDefinition<S, X, Q, R>): NodeSpec {
  const { kind, version, title, help, group, example, exits } = definition;
  return {
    kind,
    version,
    title,
    help,
    group,
    within: definition.within ?? 'any',
    exits: plainExits(exits),
    assurance: definition.assurance ?? 'anonymous',
    settings: JsonRecord.parse(z.toJSONSchema(definition.settings, { io: 'input' })),
    example: Json.parse(example),
    reach: definition.perform?.reach ?? 'none',
  };
}

function plainExits(exits: ExitsDefinition): NodeSpec['exits'] {
  return 'fromSetting' in exits ? { fromSetting: exits.fromSetting, also: [...exits.also] } : [...exits];
}
