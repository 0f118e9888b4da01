import { Fault, type FaultData, faultDataFrom } from '@mortise/shared/fault';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { malformed, statusOf } from '../procedures/index.ts';

/** The framework's own refusals in our words, by their status; anything else it throws is a bug. */
const refusals: Readonly<Record<number, FaultData>> = {
  404: { code: 'request.not-found', blame: 'caller', message: 'there is nothing here', facts: {} },
  413: { code: 'request.too-large', blame: 'caller', message: 'the request is too large', facts: {} },
  429: { code: 'request.too-many', blame: 'caller', message: 'too many requests: wait a little', facts: {} },
  503: { code: 'server.busy', blame: 'outside', message: 'too much is going on: try again in a moment', facts: {} },
};

/** Answers with `{ code, message, requestId }`: no stack, no path, nothing of a driver's. */
export function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { fault, status } = told(error);
  if (status >= 500) request.log.error({ err: error, code: fault.code }, 'a request failed');
  const wait = waitOf(fault);
  if (wait !== undefined) reply.header('retry-after', String(wait));
  return reply.code(status).send({ code: fault.code, message: fault.message, requestId: request.id });
}

/** The seconds a caller is asked to wait, if the fault says so. */
export function waitOf({ facts }: FaultData): number | undefined {
  if (typeof facts.seconds === 'number') return facts.seconds;
  return typeof facts.waitMs === 'number' ? Math.ceil(facts.waitMs / 1000) : undefined;
}

function told(error: unknown): { readonly fault: FaultData; readonly status: number } {
  if (error instanceof Fault) return { fault: faultDataFrom(error), status: statusOf(error) };
  if (error instanceof z.ZodError) return { fault: faultDataFrom(malformed({ detail: z.prettifyError(error) })), status: 400 };
  const status = statusIn(error);
  if (status === undefined) return { fault: faultDataFrom(error), status: 500 };
  return { fault: refusals[status] ?? faultDataFrom(malformed({ detail: 'the request could not be read' })), status };
}

/** The status a framework error carries, if it blames the caller or the load. */
function statusIn(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('statusCode' in error) || typeof error.statusCode !== 'number') return undefined;
  return error.statusCode < 500 || error.statusCode === 503 ? error.statusCode : undefined;
}
