import { defineFault } from '@mortise/shared/fault';
import type { Scope } from '@mortise/shared/tenant';
import { serviceScope, TenantId } from '@mortise/shared/tenant';
import { createTRPCClient, httpBatchLink, type TRPCClient } from '@trpc/client';
import type { AppRouter } from '../api/contract.ts';
import type { TemplateDesk } from '../capabilities/flows/index.ts';
import { readConfig } from '../config.ts';
import { templateDesk } from '../desks.ts';
import { openDataFolder } from './data-folder.ts';
import { remoteDesk } from './remote-desk.ts';

export const noTarget = defineFault(
  'command.no-target',
  'caller',
  () => 'say which product: --url URL --token TOKEN, or --data DIR --tenant T',
);

/** The options of every subcommand that touches a product's data. */
export const targetOptions = {
  url: { type: 'string' },
  token: { type: 'string' },
  data: { type: 'string' },
  tenant: { type: 'string' },
} as const;

export type Target = { readonly [K in keyof typeof targetOptions]?: string | undefined };

/** A product's flows, by its server or by its data folder: the same desk either way. */
export type ProductDesk = { readonly desk: TemplateDesk; readonly scope: Scope; close(): Promise<void> };

/** A running product's API as the holder of the token. */
export function openClient({ url, token }: { readonly url: string; readonly token: string }): TRPCClient<AppRouter> {
  const links = [httpBatchLink({ url: `${url.replace(/\/$/, '')}/trpc`, headers: { authorization: `Bearer ${token}` } })];
  return createTRPCClient<AppRouter>({ links });
}

/** Opens a product: a running server's, or the store that folder and environment name. Throws `command.no-target`, `tenant.not-found`, `store.in-use` while a server holds the folder. */
export async function openProductDesk({ url, token, data, tenant }: Target): Promise<ProductDesk> {
  if (url !== undefined && token !== undefined) {
    const desk = remoteDesk(openClient({ url, token }));
    // The server knows whose the token is.
    return { desk, scope: serviceScope(TenantId.parse('remote')), close: async () => {} };
  }
  if (tenant === undefined || (data ?? readConfig({}).mongodb) === undefined) throw noTarget({});
  const { desks, scope, store } = await openDataFolder({ data, tenant });
  return { desk: templateDesk(desks), scope, close: () => store.close() };
}
