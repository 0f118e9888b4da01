import { Json } from '@mortise/shared/json';
import { z } from 'zod';
import { pageInput, requires, router, signedIn } from '../../procedures/index.ts';
import { resourceNotFound } from './faults.ts';
import type { Resources, TableUses } from './flows.ts';

const Kind = z.enum(['tables', 'intents', 'knowledge']);
const ResourceId = z.string().regex(/^[A-Za-z][\w-]{0,63}$/);

/** Decision tables, intents and knowledge that flows refer to by id. */
export function resourcesRouter(resources: Resources, tableUses: TableUses) {
  return router({
    list: signedIn.input(z.strictObject({ kind: Kind })).query(({ ctx, input }) => resources.list(ctx.scope, input.kind)),
    find: signedIn
      .input(z.strictObject({ kind: Kind, search: z.string().max(100).optional(), ...pageInput }))
      .query(({ ctx, input: { kind, search, ...page } }) => resources.find(ctx.scope, kind, search, page)),
    /** The flows that ask a decision table, with their variables and the table as each has it in force. */
    tableUses: signedIn.input(z.strictObject({ id: ResourceId })).query(({ ctx, input }) => tableUses.of(ctx.scope, input.id)),
    open: signedIn.input(z.strictObject({ kind: Kind, id: ResourceId })).query(async ({ ctx, input }) => {
      const found = await resources.load(ctx.scope, input.kind, input.id);
      if (!found) throw resourceNotFound(input);
      return found;
    }),
    save: requires('builder', 'admin')
      .input(z.strictObject({ kind: Kind, id: ResourceId, body: Json, ifVersion: z.int().min(0) }))
      .mutation(({ ctx, input }) => resources.save(ctx.scope, input)),
  });
}
