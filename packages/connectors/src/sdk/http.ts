import type { PartRequest, SecretRef } from '@mortise/shared/connector';

type Options = Omit<PartRequest, 'method' | 'path' | 'url' | 'headers'> & { readonly headers?: PartRequest['headers'] };

/** Requests as plain data. `to` is a path under the connection's base URL (`/policies/1`) or an absolute URL of a declared host. */
export const http = {
  get: (to: string, options: Options = {}) => requestOf('GET', to, options),
  post: (to: string, options: Options = {}) => requestOf('POST', to, options),
  put: (to: string, options: Options = {}) => requestOf('PUT', to, options),
  patch: (to: string, options: Options = {}) => requestOf('PATCH', to, options),
  delete: (to: string, options: Options = {}) => requestOf('DELETE', to, options),
};

/** The place of a secret in a header; its value is put in by the runtime. `prefix` stands before it: `Bearer `. */
export function secret(name: string, prefix?: string): SecretRef {
  return prefix === undefined ? { secret: name } : { secret: name, prefix };
}

function requestOf(method: PartRequest['method'], to: string, { headers = {}, ...rest }: Options): PartRequest {
  return { method, ...(to.startsWith('/') ? { path: to } : { url: to }), headers, ...rest };
}
