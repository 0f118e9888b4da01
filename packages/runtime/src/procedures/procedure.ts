import { Fault, type FaultData, faultDataFrom } from '@mortise/shared/fault';
import { Problem } from '@mortise/shared/flow';
import type { Role, Scope } from '@mortise/shared/tenant';
import { initTRPC, TRPCError } from '@trpc/server';
import { z } from 'zod';
import type { Context } from './context.ts';
import { malformed, notAllowed, signInRequired } from './refusals.ts';
import { type Status, statusOf } from './status-of.ts';

const Problems = z.array(Problem);

const t = initTRPC.context<Context>().create({
  errorFormatter({ shape, error, ctx }) {
    const fault = faultOf(error);
    const problems = error.cause instanceof Fault ? Problems.safeParse(error.cause.cause) : undefined;
    return {
      message: fault.message,
      code: shape.code,
      data: {
        code: shape.data.code,
        httpStatus: shape.data.httpStatus,
        requestId: ctx?.requestId ?? '',
        fault: { code: fault.code, message: fault.message, facts: fault.facts },
        /** Every problem of a flow that was refused (`flow.not-publishable`). */
        ...(problems?.success ? { problems: problems.data } : {}),
      },
    };
  },
});

/** Groups procedures under names: a capability's router, or the whole of them. */
export const router = t.router;

const named = t.procedure.use(async ({ next }) => {
  const result = await next();
  if (result.ok || !(result.error.cause instanceof Fault)) return result;
  const fault = result.error.cause;
  throw new TRPCError({ code: rpcCodes[statusOf(fault)], message: fault.message, cause: fault });
});

/** A procedure for anybody, signed in or not. Rare: sign-in itself, and what is shown before it. */
export const anybody = named;

/** A procedure for whoever is signed in; `ctx.scope` is there. */
export const signedIn = named.use(({ ctx, next }) => next({ ctx: { scope: scopeIn(ctx) } }));

/** A procedure for those who hold at least one of the roles. */
export function requires(...roles: readonly [Role, ...Role[]]) {
  return signedIn.use(({ ctx, next }) => {
    if (!ctx.scope.roles.some((role) => roles.includes(role))) throw notAllowed({ roles: roles.join(', ') });
    return next();
  });
}

const rpcCodes = {
  400: 'BAD_REQUEST',
  401: 'UNAUTHORIZED',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  409: 'CONFLICT',
  413: 'PAYLOAD_TOO_LARGE',
  422: 'UNPROCESSABLE_CONTENT',
  429: 'TOO_MANY_REQUESTS',
  500: 'INTERNAL_SERVER_ERROR',
  503: 'SERVICE_UNAVAILABLE',
} as const satisfies Record<Status, TRPCError['code']>;

function scopeIn(ctx: Context): Scope {
  if (!ctx.scope) throw signInRequired({});
  return ctx.scope;
}

/** An RPC error as a fault: ours by their cause, the library's own (bad input, unknown path) in our words. */
function faultOf(error: TRPCError): FaultData {
  if (error.cause instanceof Fault) return faultDataFrom(error.cause);
  // Only of the input: a form that breaks inside a procedure is a bug, and tells nothing about itself.
  if (error.code === 'BAD_REQUEST' && error.cause instanceof z.ZodError)
    return faultDataFrom(malformed({ detail: z.prettifyError(error.cause) }));
  if (error.code === 'INTERNAL_SERVER_ERROR') return faultDataFrom(error);
  if (error.code === 'NOT_FOUND') return { code: 'request.not-found', blame: 'caller', message: 'there is no such procedure', facts: {} };
  return faultDataFrom(malformed({ detail: 'the request could not be read' }));
}
