import { z } from 'zod';
import { pageInput, router, signedIn } from '../../procedures/index.ts';
import type { Outbox } from './staff.ts';

/** The demo's telephone. Outside a demo nothing is written to it. */
export function outboxRouter(outbox: Outbox) {
  return router({
    list: signedIn.input(z.strictObject(pageInput)).query(({ ctx, input }) => outbox.list(ctx.scope, input)),
  });
}
