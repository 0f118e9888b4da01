import type { AppRouter } from '@mortise/runtime/api/contract';
import { createTRPCClient, httpBatchLink, httpLink, splitLink } from '@trpc/client';
import type { inferRouterOutputs } from '@trpc/server';

/** Every procedure's answer, by its path. */
export type Answers = inferRouterOutputs<AppRouter>;

/**
 * The runtime's procedures, typed. Queries of one moment travel together; each write goes alone, under a key of its own, so that a
 * write repeated by the network is done once.
 */
export const api = createTRPCClient<AppRouter>({
  links: [
    splitLink({
      condition: ({ type }) => type === 'mutation',
      true: httpLink({ url: '/trpc', headers: () => ({ 'idempotency-key': crypto.randomUUID() }) }),
      false: httpBatchLink({ url: '/trpc', maxURLLength: 4000 }),
    }),
  ],
});
