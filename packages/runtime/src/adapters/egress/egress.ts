import { isIP, type LookupFunction } from 'node:net';
import { Agent, type Dispatcher, request } from 'undici';
import { type Egress, type EgressRequest, type EgressVerdict, egressRefused } from '../../ports/egress.ts';
import { bodyOf } from './answer-body.ts';
import { failureOf } from './failure.ts';
import { literalOf } from './public-address.ts';
import { addressesOf, type EgressRules, type Resolve, systemResolve, type Target, targetFrom } from './target.ts';

export type EgressOptions = Partial<EgressRules>;

const defaults = { timeoutMs: 10_000, maxBytes: 1024 * 1024 };
const most = { timeoutMs: 60_000, maxBytes: 10 * 1024 * 1024 };
/** The client's own business, or a way to make two servers read one request differently. */
const forbidden = new Set([
  'host',
  'connection',
  'keep-alive',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'content-length',
  'upgrade',
  'expect',
  'accept-encoding',
]);

/** The one HTTP client of the product, on undici. Names are judged inside the connection's own look-up, so a name cannot change its mind. */
export function openEgress(options: EgressOptions = {}): Egress {
  const rules: EgressRules = {
    allowPrivate: options.allowPrivate ?? [],
    ports: options.ports ?? [80, 443, 8080, 8443],
    resolve: options.resolve ?? systemResolve,
  };
  const shared = { connections: 16, keepAliveTimeout: 4_000, pipelining: 1, allowH2: false };
  const strict = new Agent({ ...shared, connect: { timeout: 5_000, lookup: judgedLookup(rules.resolve) } });
  const trusted = new Agent({ ...shared, connect: { timeout: 5_000 } });
  return {
    judge: (url) => judge(url, rules),
    async send(asked) {
      const target = targetFrom(asked.url, rules);
      if (typeof target === 'string') throw egressRefused({ reason: target, sent: false });
      const header = Object.keys(asked.headers).find((name) => forbidden.has(name.toLowerCase()));
      if (header !== undefined) throw egressRefused({ reason: `the header ${header} is not the part's to set`, sent: false });
      return send(asked, target, target.trusted ? trusted : strict);
    },
    async close() {
      await Promise.all([strict.destroy(), trusted.destroy()]);
    },
  };
}

async function judge(text: string, rules: EgressRules): Promise<EgressVerdict> {
  const target = targetFrom(text, rules);
  if (typeof target === 'string') return { url: text, allowed: false, reason: target };
  if (target.trusted) return { url: text, allowed: true, reason: 'this deployment allows the origin' };
  const literal = literalOf(target.url.hostname);
  if (literal !== undefined) return { url: text, allowed: true, reason: `${literal} is public` };
  const addresses = await addressesOf(target.url.hostname, rules.resolve);
  if (typeof addresses === 'string') return { url: text, allowed: false, reason: addresses };
  return { url: text, allowed: true, reason: `${addresses.join(', ')}: all public` };
}

async function send(asked: EgressRequest, { url }: Target, agent: Agent) {
  const timeoutMs = Math.min(asked.timeoutMs ?? defaults.timeoutMs, most.timeoutMs);
  const maxBytes = Math.min(asked.maxBytes ?? defaults.maxBytes, most.maxBytes);
  const clock = AbortSignal.timeout(timeoutMs);
  const signal = AbortSignal.any([clock, asked.signal]);
  let sent = false;
  const dispatcher = watchStart(agent, () => {
    sent = true;
  });
  try {
    const answer = await request(url, {
      dispatcher,
      method: asked.method,
      headers: { 'user-agent': 'mortise', ...asked.headers, 'accept-encoding': 'gzip, br, deflate' },
      body: asked.body ?? null,
      signal,
      headersTimeout: timeoutMs,
      bodyTimeout: timeoutMs,
    });
    const headers = Object.fromEntries(Object.entries(answer.headers).map(([name, value]) => [name, [value].flat().join(', ')]));
    return { status: answer.statusCode, headers, body: await bodyOf(answer.body, headers['content-encoding'], maxBytes, signal) };
  } catch (error) {
    throw failureOf(error, { host: url.host, sent, timeoutMs, maxBytes, timedOut: clock.aborted, cancelled: asked.signal.aborted });
  }
}

/** Tells when a request starts to be written to an open connection: from then on it may have been heard. */
function watchStart(agent: Agent, started: () => void): Dispatcher {
  return agent.compose((dispatch) => (options, handler) => {
    const watched: Dispatcher.DispatchHandler = {
      onRequestStart(controller, context) {
        started();
        handler.onRequestStart?.(controller, context);
      },
      onResponseStart: (...answer) => handler.onResponseStart?.(...answer),
      onResponseData: (...data) => handler.onResponseData?.(...data),
      onResponseEnd: (...end) => handler.onResponseEnd?.(...end),
      onResponseError: (...error) => handler.onResponseError?.(...error),
    };
    return dispatch(options, watched);
  });
}

/** Resolves and judges in one step, at connection time: what was judged is what is connected to. */
function judgedLookup(resolve: Resolve): LookupFunction {
  return (name, options, found) => {
    addressesOf(name, resolve).then((addresses) => {
      if (typeof addresses === 'string') return found(egressRefused({ reason: addresses, sent: false }), '');
      const all = addresses.map((address) => ({ address, family: isIP(address) }));
      const [first] = all;
      if (options.all === true) found(null, all);
      else if (first !== undefined) found(null, first.address, first.family);
    });
  };
}
