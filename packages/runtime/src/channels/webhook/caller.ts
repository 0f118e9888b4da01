import { FlowId } from '@mortise/shared/flow';
import { type Role, type Scope, TenantId } from '@mortise/shared/tenant';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Clock } from '../../ports/clock.ts';
import { notAllowed } from '../../procedures/index.ts';
import { flowNotFound, tokenRefused } from '../refusals.ts';
import { isSignedWith } from './signature.ts';

export type CallerParts = {
  readonly clock: Clock;
  /** Who holds the request's API token, as the server established. */
  scopeOf(request: FastifyRequest): Scope | undefined;
  /** The secret a partner signs calls of this flow with; `undefined` when none was agreed. */
  signingSecret(tenantId: TenantId, flow: string): Promise<string | undefined>;
};

/** A call that may be carried out. `key` makes it once; without one every call is a new execution. */
export type Call = { readonly scope: Scope; readonly flow: string; readonly key: string | undefined };

const Params = z.object({ tenant: z.string().max(64), flow: z.string().max(64) });
const Key = z
  .string()
  .regex(/^[\x21-\x7e]{1,200}$/, 'Idempotency-Key: 1 to 200 visible characters')
  .optional();
const Signed = z.object({
  'mortise-timestamp': z.string().max(20),
  'mortise-delivery': z.string().regex(/^[\x21-\x7e]{1,200}$/),
  'mortise-signature': z.string().max(100),
});

const mayStart: readonly Role[] = ['builder', 'agent', 'admin'];

/** Who calls, by API token. Another tenant's flow is answered like one that does not exist. Throws `session.refused`, `session.not-allowed`, `flow.not-found`. */
export function callerByToken({ scopeOf }: CallerParts, request: FastifyRequest): Call {
  const scope = scopeOf(request);
  if (!scope) throw tokenRefused({});
  const { tenant, flow } = Params.parse(request.params);
  if (tenant !== scope.tenantId || !FlowId.safeParse(flow).success) throw flowNotFound({ flow });
  if (!scope.roles.some((role) => mayStart.includes(role))) throw notAllowed({ roles: mayStart.join(', ') });
  return { scope, flow, key: Key.parse(request.headers['idempotency-key']) };
}

/** Who calls, by signature. The delivery id is the key: a call that is sent again, by whomever, is the same call. Throws `session.refused`. */
export async function callerBySignature(parts: CallerParts, request: FastifyRequest, body: Uint8Array): Promise<Call> {
  const { tenant, flow } = Params.parse(request.params);
  const tenantId = TenantId.safeParse(tenant);
  const signed = Signed.safeParse(request.headers);
  if (!tenantId.success || !signed.success || !FlowId.safeParse(flow).success) throw tokenRefused({});
  const { 'mortise-timestamp': timestamp, 'mortise-delivery': delivery, 'mortise-signature': signature } = signed.data;
  const secret = await parts.signingSecret(tenantId.data, flow);
  if (secret === undefined || !isSignedWith(secret, { timestamp, delivery, body, signature }, parts.clock.now())) throw tokenRefused({});
  const scope: Scope = { tenantId: tenantId.data, actor: `webhook:${flow}`, roles: ['service'] };
  return { scope, flow, key: `delivery:${delivery}` };
}

/** Whether the caller signs instead of showing a token. */
export function isSigned({ headers }: FastifyRequest): boolean {
  return headers['mortise-signature'] !== undefined;
}
