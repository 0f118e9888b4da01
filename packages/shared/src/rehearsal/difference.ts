import { z } from 'zod';

/** An exit as the log has it and as it came out again; without one the step did not leave, or was not there at all. */
export const ExitChange = z.strictObject({ recorded: z.string().optional(), replayed: z.string().optional() });
export type ExitChange = z.infer<typeof ExitChange>;

/**
 * Where a replay on an execution's own version first leaves what was recorded. Tells places and names, never values: of variables the stored
 * names, of anything else the members that differ. `wrote` is the build that decided the batch, `read` the one that replayed it.
 */
export const Difference = z.strictObject({
  batch: z.int(),
  part: z.enum(['path', 'commands', 'snapshot']),
  flow: z.string().optional(),
  node: z.string().optional(),
  exit: ExitChange.optional(),
  variables: z.array(z.string()).readonly(),
  members: z.array(z.string()).readonly(),
  builds: z.strictObject({ wrote: z.string(), read: z.string() }),
});
export type Difference = z.infer<typeof Difference>;
