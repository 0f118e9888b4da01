import { Fault, type FaultData, faultDataFrom } from '@mortise/shared/fault';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { malformed, statusOf } from '../procedures/index.ts';

/** Answers a failed REST request with `{ code, message, requestId }`: no stack, no path, nothing of a driver's. */
export function answerFault(error: FastifyError | Fault | z.ZodError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const fault = faultFrom(error);
  const status = isFastifyError(error) ? (error.statusCode ?? 500) : statusOf(fault);
  if (status >= 500) request.log.error({ err: error }, fault.code);
  const { waitMs } = fault.facts;
  if (typeof waitMs === 'number') reply.header('retry-after', String(Math.ceil(waitMs / 1000)));
  return reply.code(status).send({ code: fault.code, message: fault.message, requestId: request.id });
}

/** Anything thrown as a fault that may be told: form errors name the member, the framework's own refusals their status. */
export function faultFrom(error: unknown): FaultData {
  if (error instanceof z.ZodError) return faultDataFrom(malformed({ detail: z.prettifyError(error) }));
  if (isFastifyError(error) && error.statusCode !== undefined && error.statusCode < 500) {
    if (error.statusCode === 413) return { code: 'request.too-large', blame: 'caller', message: 'the request is too large', facts: {} };
    return faultDataFrom(malformed({ detail: 'the request could not be read' }));
  }
  return faultDataFrom(error);
}

function isFastifyError(error: unknown): error is FastifyError {
  return error instanceof Error && !(error instanceof Fault) && 'statusCode' in error && typeof error.statusCode === 'number';
}
