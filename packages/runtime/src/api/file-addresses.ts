import { createHmac, timingSafeEqual } from 'node:crypto';
import { type Scope, serviceScope, TenantId } from '@mortise/shared/tenant';
import type { Clock } from '../ports/clock.ts';

const lifeMs = 5 * 60_000;

/** Addresses of stored files that work for five minutes and need no cookie. */
export interface FileAddresses {
  /** The whole address. The scope must have been allowed to see the file: whoever holds the address may. */
  sign(scope: Scope, file: { readonly file: string }): string;
  /** Whose file an address opens; `undefined` when it was not made here, was changed, or is too old. */
  read(address: {
    readonly id: string;
    readonly expires: string;
    readonly signature: string;
  }): { readonly scope: Scope; readonly file: string } | undefined;
}

/** `key` is secret and the same for all processes of a deployment; `origin` is where the second listener is reached. */
export function fileAddresses(options: { readonly key: string; readonly clock: Clock; origin(): string }): FileAddresses {
  const { key, clock, origin } = options;
  const signatureOf = (id: string, expires: string) => createHmac('sha256', key).update(`${id}\n${expires}`).digest('base64url');
  return {
    sign({ tenantId }, { file }) {
      const id = `${tenantId}.${file}`;
      const expires = String(clock.now() + lifeMs);
      return `${origin()}/files/${encodeURIComponent(id)}?expires=${expires}&signature=${signatureOf(id, expires)}`;
    },
    read({ id, expires, signature }) {
      const expected = Buffer.from(signatureOf(id, expires));
      const given = Buffer.from(signature);
      if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
      if (Number(expires) <= clock.now()) return undefined;
      const dot = id.indexOf('.');
      const tenantId = TenantId.safeParse(id.slice(0, dot));
      return tenantId.success ? { scope: serviceScope(tenantId.data), file: id.slice(dot + 1) } : undefined;
    },
  };
}
