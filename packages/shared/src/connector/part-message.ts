import { z } from 'zod';
import { Json } from '../json/index.ts';

/** Where a secret belongs: the runtime puts it in outside the sandbox; the part never holds its value. */
export const SecretRef = z.strictObject({ secret: z.string().regex(/^[a-z][A-Za-z0-9]{0,63}$/), prefix: z.string().max(40).optional() });
export type SecretRef = z.infer<typeof SecretRef>;

/** A request as a part describes it: plain data. `path` is under the connection's base URL; `url` is absolute, its origin declared in `hosts`. */
export const PartRequest = z
  .strictObject({
    method: z.enum(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE']),
    path: z.string().startsWith('/').max(4000).optional(),
    url: z.string().max(4000).optional(),
    query: z.record(z.string().max(100), z.union([z.string().max(2000), z.number(), z.boolean()])).optional(),
    headers: z.record(z.string().max(100), z.union([z.string().max(4000), SecretRef])),
    /** Sent as JSON; a text is sent as it is. */
    body: Json.optional(),
  })
  .refine(({ path, url }) => (path === undefined) !== (url === undefined), 'a request has either a path or a url');
export type PartRequest = z.infer<typeof PartRequest>;

/** An answer as a part sees it. Header names are in lower case. */
export const PartAnswer = z.strictObject({ status: z.int(), headers: z.record(z.string(), z.string()), text: z.string() });
export type PartAnswer = z.infer<typeof PartAnswer>;

/** How a part ends. */
export const PartOutcome = z.strictObject({ exit: z.string(), output: Json.default(null) });
export type PartOutcome = z.infer<typeof PartOutcome>;

/** What an answer led to: the end, or the next request with what the part wants to remember until then. */
export const PartStep = z.union([PartOutcome, z.strictObject({ next: PartRequest, carry: Json.default(null) })]);
export type PartStep = z.infer<typeof PartStep>;

/** What a look-up by key says of a payment: how it ended, that it is definitely not there, or that it cannot be told. */
export const LookupVerdict = z.union([PartOutcome, z.literal('absent'), z.literal('unknown')]);
export type LookupVerdict = z.infer<typeof LookupVerdict>;

/** The functions of a part by name, each from one JSON value to another. */
export const PartFunction = z.enum(['request', 'response', 'lookupRequest', 'lookupResponse']);
export type PartFunction = z.infer<typeof PartFunction>;
