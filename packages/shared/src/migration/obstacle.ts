import { z } from 'zod';

/**
 * Why a waiting execution cannot move to another version. `ended`: there is nothing to move. `other-flow`: the version is of another flow.
 * `step-removed`: it stands at a step the version does not have, and no mapping says where to go. `unknown-target`: the mapping leads to no step.
 * `other-kind`: it would stand at a step of another kind or version, which cannot take what was asked. `effect-pending`: a request is out, or its
 * failure waits for a decision. `choice-gone`: a person was offered a way out that is no more. `sub-flow-changed`: it stands in a sub-flow that
 * the version has otherwise. `variable-missing`, `variable-type`: a value it holds has no place, or is of another type.
 */
export const ObstacleReason = z.enum([
  'ended',
  'other-flow',
  'step-removed',
  'unknown-target',
  'other-kind',
  'effect-pending',
  'choice-gone',
  'sub-flow-changed',
  'variable-missing',
  'variable-type',
]);
export type ObstacleReason = z.infer<typeof ObstacleReason>;

/** One obstacle: its reason and place. `name` is a variable, a choice or the target of a mapping; never a value. */
export const Obstacle = z.strictObject({
  why: ObstacleReason,
  flow: z.string(),
  node: z.string().optional(),
  name: z.string().optional(),
});
export type Obstacle = z.infer<typeof Obstacle>;
