import { request } from 'undici';

export type Question = {
  readonly method?: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
};

/** One request to a server under measurement; gives its status and its JSON. Throws where nobody answers, or not in JSON. */
export async function askServer(url: string, { method = 'GET', headers = {}, body }: Question = {}) {
  const answer = await request(url, { method, headers, ...(body === undefined ? {} : { body }) });
  const said: unknown = await answer.body.json();
  return { status: answer.statusCode, said };
}
