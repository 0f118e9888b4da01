import type { PartManifest, PartOutcome } from '@mortise/shared/connector';
import { defineFault } from '@mortise/shared/fault';
import type { Json, JsonRecord } from '@mortise/shared/json';
import type { TenantId } from '@mortise/shared/tenant';

export type PartCall = {
  readonly tenant: TenantId;
  readonly manifest: PartManifest;
  /** The bundled functions of a published part; absent for a part of the product itself. */
  readonly code?: string | undefined;
  readonly input: Json;
  /** The open fields of the tenant's connection; `baseUrl` among them. */
  readonly connection: JsonRecord & { readonly baseUrl: string };
  /** The tenant's own secrets by name. They go into headers of declared hosts, and nowhere else. */
  readonly secrets: Readonly<Record<string, string>>;
  /** The effect's key, the same for every try: the n-th request carries `key:n`. */
  readonly key: string;
  /** True when an earlier try may have come through: after a crash, or when the outcome was unknown. A paying part then looks up first. */
  readonly recovered: boolean;
  readonly signal: AbortSignal;
};

/** Performs a part: its whole chain of request, HTTP and response. */
export interface PartRunner {
  /**
   * Throws `part.*` and `egress.*`; for a part that pays, `effect.outcome-unknown` whenever money may have moved and nobody can tell.
   * Fact `retry` says whether trying again with the same key can help.
   */
  call(call: PartCall): Promise<PartOutcome>;
}

export const partUnknown = defineFault<{ part: string }>(
  'part.unknown',
  'author',
  ({ part }) => `the part ${part} is not part of this product`,
);
export const partBadInput = defineFault<{ part: string; where: string }>(
  'part.bad-input',
  'author',
  ({ part, where }) => `the input of ${part} does not fit: ${where}`,
);
export const partBadOutput = defineFault<{ part: string; where: string }>(
  'part.bad-output',
  'author',
  ({ part, where }) => `${part} gave what it did not declare: ${where}`,
);
export const partBadSchema = defineFault<{ part: string; reason: string }>(
  'part.bad-schema',
  'author',
  ({ part, reason }) => `a schema of ${part} cannot be used: ${reason}`,
);
/** A function of the part threw; what it said may hold a customer's words and stays with the cause. */
export const partFailed = defineFault<{ part: string; function: string }>(
  'part.failed',
  'author',
  (facts) => `${facts.part} failed in its ${facts.function}`,
);
export const partEndless = defineFault<{ part: string; limit: number }>(
  'part.endless-chain',
  'author',
  ({ part, limit }) => `${part} made more than ${limit} requests`,
);
export const partHostUndeclared = defineFault<{ part: string; host: string }>(
  'part.host-undeclared',
  'author',
  ({ part, host }) => `${part} may not call ${host}: it is neither the connection's nor a declared one`,
);
export const partBadRequest = defineFault<{ part: string; reason: string }>(
  'part.bad-request',
  'author',
  ({ part, reason }) => `a request of ${part} cannot be sent: ${reason}`,
);
export const partSecretMissing = defineFault<{ part: string; secret: string }>(
  'part.secret-missing',
  'author',
  ({ part, secret }) => `the connection has no secret ${secret}, which ${part} needs`,
);
/** The other system answered 429 or 500 and above. */
export const partSystemFailed = defineFault<{ part: string; status: number; sent: true }>(
  'part.system-failed',
  'outside',
  ({ part, status }) => `the system behind ${part} answered ${status}`,
);
/** Money may have moved. Ask again with the same key, or let a person look: never pay anew. */
export const outcomeUnknown = defineFault<{ part: string; key: string; sent: true }>(
  'effect.outcome-unknown',
  'outside',
  ({ part, key }) => `it cannot be told whether ${part} paid under the key ${key}`,
);
