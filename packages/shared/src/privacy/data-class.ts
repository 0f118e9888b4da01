import { z } from 'zod';

/** How carefully a value is handled: sealed, masked, shown, kept. Later classes are stricter. */
export const DataClass = z.enum(['public', 'internal', 'personal', 'sensitive']);
export type DataClass = z.infer<typeof DataClass>;

/** The stricter of two classes: what holds for a value made of both. */
export function stricterOf(left: DataClass, right: DataClass): DataClass {
  return DataClass.options.indexOf(left) >= DataClass.options.indexOf(right) ? left : right;
}
