import { FlowId, NodeMoves } from '@mortise/shared/flow';
import { Obstacle } from '@mortise/shared/migration';
import { z } from 'zod';
import { pageInput, requires, router } from '../../procedures/index.ts';
import { checkMigration, type MigrationSources, migrateWaiting, proposeMigration } from './migrate-waiting.ts';

const VersionNumber = z.int().min(1);
const FromTo = { flow: FlowId, from: VersionNumber, to: VersionNumber } as const;
const Page = { ...FromTo, moves: NodeMoves.default({}), limit: pageInput.limit, cursor: pageInput.cursor } as const;
const Ids = z.array(z.string()).readonly();

const Mapping = z.strictObject({ kept: Ids, changed: Ids, removed: Ids, added: Ids });
const Stuck = z.strictObject({ execution: z.string(), obstacles: z.array(Obstacle).readonly(), code: z.string().optional() });
const MigrationPage = z.strictObject({
  seen: z.int(),
  movable: z.int(),
  stuck: z.array(Stuck).readonly(),
  next: z.string().optional(),
});

/**
 * Waiting executions to another version of their flow. Who draws may look; moving what is in force needs an approver. Long work goes by pages, as
 * with rehearsals.
 */
export function migrationsRouter(sources: MigrationSources) {
  const author = requires('builder', 'approver', 'admin');
  const approver = requires('approver', 'admin');

  return router({
    /** What the two drawings suggest, flow by flow. */
    propose: author
      .input(z.strictObject(FromTo))
      .output(z.strictObject({ flows: z.record(z.string(), Mapping) }))
      .query(({ ctx: { scope }, input }) => proposeMigration(sources, scope, input)),

    /** The dry run of a page. */
    check: author
      .input(z.strictObject(Page))
      .output(MigrationPage)
      .query(({ ctx: { scope }, input: { flow, from, to, moves, limit, cursor } }) =>
        checkMigration(sources, scope, { versions: { flow, from, to }, moves, page: { limit, cursor } }),
      ),

    /** Moves a page; the event names who and why. */
    move: approver
      .input(z.strictObject({ ...Page, reason: z.string().trim().min(1).max(500) }))
      .output(MigrationPage)
      .mutation(({ ctx: { scope }, input: { flow, from, to, moves, reason, limit, cursor } }) =>
        migrateWaiting(sources, scope, { versions: { flow, from, to }, moves, reason, page: { limit, cursor } }),
      ),
  });
}
