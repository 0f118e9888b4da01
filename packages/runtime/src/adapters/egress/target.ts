import { lookup } from 'node:dns/promises';
import { literalOf, refusalOf } from './public-address.ts';

/** Every address of a name; throws where it has none. */
export type Resolve = (name: string) => Promise<readonly string[]>;

export type EgressRules = {
  /** Exact origins (`http://127.0.0.1:4610`) that may be called although they are private or on another port. Set by the deployment only. */
  readonly allowPrivate: readonly string[];
  /** Ports that may be called elsewhere. */
  readonly ports: readonly number[];
  readonly resolve: Resolve;
};

/** Where a request may go; `trusted` origins skip the judgement of addresses. */
export type Target = { readonly url: URL; readonly trusted: boolean };

export const systemResolve: Resolve = async (name) => (await lookup(name, { all: true, verbatim: true })).map(({ address }) => address);

/** Reads a URL as the client will, and judges all that can be judged without a look-up. Text: why it is refused. */
export function targetFrom(text: string, { allowPrivate, ports }: EgressRules): Target | string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined) return 'it is not an absolute URL';
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return `${url.protocol} is not http or https`;
  if (url.username !== '' || url.password !== '') return 'it carries a name or password';
  if (allowPrivate.includes(url.origin)) return { url, trusted: true };
  const literal = literalOf(url.hostname);
  const refusal = literal === undefined ? undefined : refusalOf(literal);
  if (refusal !== undefined) return refusal;
  const port = url.port === '' ? (url.protocol === 'http:' ? 80 : 443) : Number(url.port);
  return ports.includes(port) ? { url, trusted: false } : `port ${port} is not open to parts`;
}

/** The addresses of a name when every one is public; text: why it is refused. One private address among them refuses all. */
export async function addressesOf(name: string, resolve: Resolve): Promise<readonly string[] | string> {
  let addresses: readonly string[];
  try {
    addresses = await resolve(name);
  } catch {
    return 'the name has no address';
  }
  if (addresses.length === 0) return 'the name has no address';
  return addresses.map(refusalOf).find((refusal) => refusal !== undefined) ?? addresses;
}
