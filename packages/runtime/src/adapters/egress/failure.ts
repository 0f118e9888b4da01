import { Fault } from '@mortise/shared/fault';
import { egressCancelled, egressRefused, egressTimeout, egressTooLarge, egressUnreachable } from '../../ports/egress.ts';
import { TooLarge } from './answer-body.ts';

type Circumstances = { host: string; sent: boolean; timeoutMs: number; maxBytes: number; timedOut: boolean; cancelled: boolean };

/** Names in the product's words what the client or the network threw. Never repeats text of the other side. */
export function failureOf(error: unknown, { host, sent, timeoutMs, maxBytes, timedOut, cancelled }: Circumstances): Fault {
  const refusal = refusalIn(error);
  if (refusal !== undefined) return egressRefused({ reason: refusal, sent: false });
  if (error instanceof TooLarge) return egressTooLarge({ host, sent, bytes: maxBytes }, error);
  const code = codeOf(error);
  if (timedOut || code === 'UND_ERR_HEADERS_TIMEOUT' || code === 'UND_ERR_BODY_TIMEOUT')
    return egressTimeout({ host, sent, ms: timeoutMs }, error);
  if (cancelled) return egressCancelled({ host, sent }, error);
  if (code === 'UND_ERR_INVALID_ARG') return egressRefused({ reason: 'a header or the method is not valid', sent: false });
  return egressUnreachable({ host, sent, reason: code }, error);
}

/** The reason of a refusal that travelled through the client as a connection error. */
function refusalIn(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if (error instanceof Fault && egressRefused.is(error)) return String(error.facts.reason);
  const inner = error instanceof AggregateError ? error.errors[0] : error.cause;
  return refusalIn(inner);
}

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
    ? error.code
    : 'the connection broke';
}
