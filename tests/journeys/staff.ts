import { z } from 'zod';

const Failed = z.object({ error: z.object({ data: z.unknown(), message: z.string() }) });
const Done = z.object({ result: z.object({ data: z.unknown() }) });

/** A member of staff who signed in: calls procedures as a page would, by cookie and origin. */
export async function signIn({ address, tenant, user, password }: { address: string; tenant: string; user: string; password: string }) {
  const call = async (procedure: string, input: unknown, { query, cookie }: { query: boolean; cookie?: string }) => {
    const search = query ? `?input=${encodeURIComponent(JSON.stringify(input ?? null))}` : '';
    return fetch(`${address}/trpc/${procedure}${input === undefined ? '' : search}`, {
      method: query ? 'GET' : 'POST',
      headers: { origin: address, ...(query ? {} : { 'content-type': 'application/json' }), ...(cookie === undefined ? {} : { cookie }) },
      ...(query || input === undefined ? {} : { body: JSON.stringify(input) }),
    });
  };
  const signedIn = await call('session.signIn', { tenant, user, password }, { query: false });
  const cookie = signedIn.headers.get('set-cookie')?.split(';', 1)[0] ?? '';
  if (!signedIn.ok || cookie === '') throw new Error(`sign-in of ${user} answered ${signedIn.status}: ${await signedIn.text()}`);
  const read = async <T>(answer: Response, form: z.ZodType<T>): Promise<T> => {
    const body: unknown = await answer.json();
    const failed = Failed.safeParse(body);
    if (failed.success) throw new Error(`${answer.status} ${failed.data.error.message} ${JSON.stringify(failed.data.error.data)}`);
    return form.parse(Done.parse(body).result.data);
  };
  return {
    cookie,
    ask: async <T>(procedure: string, input: unknown, form: z.ZodType<T>) =>
      read(await call(procedure, input, { query: true, cookie }), form),
    act: async <T>(procedure: string, input: unknown, form: z.ZodType<T>) =>
      read(await call(procedure, input, { query: false, cookie }), form),
  };
}

export type Staff = Awaited<ReturnType<typeof signIn>>;
