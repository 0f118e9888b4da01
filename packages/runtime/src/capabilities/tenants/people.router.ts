import { z } from 'zod';
import { pageInput, requires, router } from '../../procedures/index.ts';
import type { People } from './staff.ts';
import { Password, SignInName, StaffRole } from './tenant.ts';

const Roles = z.array(StaffRole).min(1).max(StaffRole.options.length);

/** The people of a tenant, for its administrators. */
export function peopleRouter(people: People) {
  return router({
    list: requires('admin')
      .input(z.strictObject(pageInput))
      .query(({ ctx, input }) => people.list(ctx.scope, input)),
    create: requires('admin')
      .input(z.strictObject({ user: SignInName, name: z.string().min(1).max(100), password: Password, roles: Roles }))
      .mutation(({ ctx, input }) => people.create(ctx.scope, input)),
    setRoles: requires('admin')
      .input(z.strictObject({ id: z.string().max(100), roles: Roles }))
      .mutation(async ({ ctx, input }) => {
        await people.setRoles(ctx.scope, input.id, input.roles);
        return { id: input.id };
      }),
  });
}
