import { z } from 'zod';
import { pageInput, requires, router } from '../../procedures/index.ts';
import type { Connections } from './staff.ts';
import { Environment } from './tenant.ts';

const SystemId = z.string().regex(/^[a-z][a-z0-9-]{0,63}$/);
const SecretName = z.string().regex(/^[A-Za-z][\w-]{0,63}$/);
const BaseUrl = z
  .url({ protocol: /^https?$/ })
  .max(500)
  .refine((address) => !/^[a-z]+:\/\/[^/]*@/i.test(address), 'no name or password in an address');

/** How a tenant's parts reach its systems. Secrets go in and never come out. */
export function connectionsRouter(connections: Connections) {
  return router({
    list: requires('admin', 'builder')
      .input(z.strictObject(pageInput))
      .query(({ ctx, input }) => connections.list(ctx.scope, input)),
    save: requires('admin')
      .input(
        z.strictObject({
          system: SystemId,
          environment: Environment,
          baseUrl: BaseUrl,
          secrets: z.record(SecretName, z.string().min(1).max(8000).nullable()),
        }),
      )
      .mutation(async ({ ctx, input }) => {
        await connections.save(ctx.scope, input);
        return { system: input.system, environment: input.environment };
      }),
  });
}
