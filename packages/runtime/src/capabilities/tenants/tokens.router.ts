import { z } from 'zod';
import { pageInput, requires, router } from '../../procedures/index.ts';
import type { ApiTokens } from './staff.ts';
import { StaffRole } from './tenant.ts';

/** API tokens, for a tenant's administrators. A token's text is given once, when it is made. */
export function tokensRouter(tokens: ApiTokens) {
  return router({
    list: requires('admin')
      .input(z.strictObject(pageInput))
      .query(({ ctx, input }) => tokens.list(ctx.scope, input)),
    create: requires('admin')
      .input(
        z.strictObject({
          name: z.string().min(1).max(100),
          roles: z.array(StaffRole).min(1).max(StaffRole.options.length),
          expiresInDays: z.int().min(1).max(365),
        }),
      )
      .mutation(({ ctx, input }) => tokens.create(ctx.scope, input)),
    revoke: requires('admin')
      .input(z.strictObject({ id: z.string().max(100) }))
      .mutation(async ({ ctx, input }) => {
        await tokens.revoke(ctx.scope, input.id);
        return { id: input.id };
      }),
  });
}
