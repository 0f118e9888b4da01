import type { PartAnswer, PartRequest } from '@mortise/shared/connector';
import type { Egress, EgressRequest } from '../../ports/egress.ts';
import { type PartCall, partBadRequest, partHostUndeclared, partSecretMissing } from '../../ports/part-runner.ts';

/** Sends what `egressRequestOf` made; the answer as a part sees it. */
export async function answerOf(egress: Egress, request: EgressRequest): Promise<PartAnswer> {
  const answer = await egress.send(request);
  return { status: answer.status, headers: answer.headers, text: new TextDecoder().decode(answer.body) };
}

/** The request as it will leave. Throws `part.bad-request`, `part.host-undeclared`, `part.secret-missing`. */
export function egressRequestOf(call: PartCall, request: PartRequest, key: string): EgressRequest {
  const { manifest, signal } = call;
  const isText = typeof request.body === 'string';
  const body = request.body === undefined || isText ? request.body : JSON.stringify(request.body);
  const headers: Record<string, string> = {
    ...(request.body === undefined || isText ? {} : { 'content-type': 'application/json' }),
    'idempotency-key': key,
  };
  for (const [name, value] of Object.entries(request.headers)) {
    if (name.toLowerCase() === 'idempotency-key')
      throw partBadRequest({ part: manifest.id, reason: 'the key of a call is not the part’s to set' });
    headers[name.toLowerCase()] = typeof value === 'string' ? value : `${value.prefix ?? ''}${secretOf(call, value.secret)}`;
  }
  // a payment is never cut short: only its own time limit ends it, and then its outcome is looked up
  const until = manifest.effect === 'pays' ? new AbortController().signal : signal;
  return { method: request.method, url: urlOf(call, request), headers, ...(typeof body === 'string' ? { body } : {}), signal: until };
}

function secretOf({ manifest, secrets }: PartCall, name: string): string {
  const value = manifest.secrets.includes(name) && Object.hasOwn(secrets, name) ? secrets[name] : undefined;
  if (value === undefined) throw partSecretMissing({ part: manifest.id, secret: name });
  return value;
}

function urlOf({ manifest, connection }: PartCall, { path, url, query = {} }: PartRequest): string {
  const bad = (reason: string) => partBadRequest({ part: manifest.id, reason });
  const base = URL.canParse(connection.baseUrl) ? new URL(connection.baseUrl) : undefined;
  if (base === undefined) throw bad('the connection has no base URL');
  // a customer's word in a path must not climb out of its place
  if (path !== undefined && (/(^|[/\\])(\.|%2e){1,2}([/\\?#]|$)/i.test(path) || path.startsWith('//') || path.includes('\\')))
    throw bad('its path climbs');
  const text = path === undefined ? (url ?? '') : base.origin + base.pathname.replace(/\/+$/, '') + path;
  if (!URL.canParse(text)) throw bad('its address is no URL');
  const target = new URL(text);
  if (target.origin !== base.origin && !manifest.hosts.includes(target.origin))
    throw partHostUndeclared({ part: manifest.id, host: target.host });
  for (const [name, value] of Object.entries(query)) target.searchParams.append(name, String(value));
  return target.href;
}
