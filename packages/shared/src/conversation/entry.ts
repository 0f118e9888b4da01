import { z } from 'zod';
import { FileRef, Instant, Reply } from '../execution/index.ts';

/** One line of a conversation as people see it. `n` counts 1, 2, 3… within the conversation and never changes. */
export const Entry = z.strictObject({
  n: z.int().positive(),
  at: Instant,
  from: z.enum(['customer', 'service', 'agent']),
  text: z.string().optional(),
  choices: Reply.shape.choices,
  expects: Reply.shape.expects,
  files: z.array(FileRef.pick({ name: true, type: true })).optional(),
  /** The colleague who spoke; left out for customers. */
  by: z.string().optional(),
});
export type Entry = z.infer<typeof Entry>;
