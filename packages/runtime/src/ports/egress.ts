import { defineFault } from '@mortise/shared/fault';

export type EgressMethod = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export type EgressRequest = {
  readonly method: EgressMethod;
  /** Absolute http or https URL. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array | undefined;
  /** From the first look-up to the last byte; default 10 s, at most 60 s. */
  readonly timeoutMs?: number | undefined;
  /** Of the body after decompression; default 1 MiB, at most 10 MiB. */
  readonly maxBytes?: number | undefined;
  readonly signal: AbortSignal;
};

/** Header names in lower case; a repeated header's values are joined by `, `. A redirect is an answer like any other: it is never followed. */
export type EgressAnswer = { readonly status: number; readonly headers: Readonly<Record<string, string>>; readonly body: Uint8Array };

export type EgressVerdict = { readonly url: string; readonly allowed: boolean; readonly reason: string };

/** The only way out to the network: public addresses, and the private origins the deployment names. */
export interface Egress {
  /** What `send` would say to this URL: resolves names, connects nowhere. */
  judge(url: string): Promise<EgressVerdict>;
  /** Throws `egress.refused`, `egress.timeout`, `egress.unreachable`, `egress.too-large`, `egress.cancelled`; fact `sent` says whether the request may have left. */
  send(request: EgressRequest): Promise<EgressAnswer>;
  close(): Promise<void>;
}

type Sent = { host: string; sent: boolean };

/** Nothing left. */
export const egressRefused = defineFault<{ reason: string; sent: false }>(
  'egress.refused',
  'author',
  ({ reason }) => `this address may not be called: ${reason}`,
);
export const egressTimeout = defineFault<Sent & { ms: number }>(
  'egress.timeout',
  'outside',
  ({ host, ms }) => `${host} did not answer within ${ms} ms`,
);
export const egressUnreachable = defineFault<Sent & { reason: string }>(
  'egress.unreachable',
  'outside',
  ({ host, reason }) => `no answer from ${host}: ${reason}`,
);
export const egressTooLarge = defineFault<Sent & { bytes: number }>(
  'egress.too-large',
  'outside',
  ({ host, bytes }) => `the answer of ${host} is larger than ${bytes} bytes`,
);
export const egressCancelled = defineFault<Sent>('egress.cancelled', 'outside', ({ host }) => `the request to ${host} was called off`);
