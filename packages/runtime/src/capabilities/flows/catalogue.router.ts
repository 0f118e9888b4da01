import type { NodeSpec } from '@mortise/shared/flow';
import type { Scope } from '@mortise/shared/tenant';
import { router, signedIn } from '../../procedures/index.ts';

/** Every node kind a tenant can place: built in, or a part it installed. */
export interface Catalogue {
  nodes(scope: Scope): Promise<readonly NodeSpec[]>;
}

/** The catalogue as data: palette, forms and checks of the builder come from it. */
export function catalogueRouter(catalogue: Catalogue) {
  return router({
    list: signedIn.query(async ({ ctx }) => ({ nodes: await catalogue.nodes(ctx.scope) })),
  });
}
