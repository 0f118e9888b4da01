import { z } from 'zod';
import { anybody, router } from '../../procedures/index.ts';
import type { Sessions } from './staff.ts';

/** Signing in and out, and who I am. */
export function sessionRouter(sessions: Sessions) {
  return router({
    hints: anybody.query(() => sessions.hints()),
    signIn: anybody
      .input(z.strictObject({ tenant: z.string().max(32), user: z.string().max(63), password: z.string().max(200) }))
      .mutation(async ({ ctx, input }) => {
        const { token, until, me } = await sessions.signIn(input, ctx.address);
        ctx.session.keep(token, until);
        return me;
      }),
    signOut: anybody.mutation(async ({ ctx }) => {
      if (ctx.session.token) await sessions.signOut(ctx.session.token);
      ctx.session.drop();
      return { signedOut: true };
    }),
    me: anybody.query(async ({ ctx }) => (ctx.scope ? ((await sessions.me(ctx.scope)) ?? null) : null)),
  });
}
