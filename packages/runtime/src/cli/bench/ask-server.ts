import { request } from 'undici';

export type Question = {
  readonly method?: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** How long to wait for an answer, in ms: a frozen server never gives one. */
  readonly patienceMs?: number;
};

/** One request to a server under measurement; gives its status and its JSON. Throws where nobody answers, or not in JSON. */
export async function askServer(url: string, { method = 'GET', headers = {}, body, patienceMs = 60_000 }: Question = {}) {
  const answer = await request(url, {
    method,
    headers,
    headersTimeout: patienceMs,
    bodyTimeout: patienceMs,
    ...(body === undefined ? {} : { body }),
  });
  const said: unknown = await answer.body.json();
  return { status: answer.statusCode, said };
}
