import { FileRef } from '@mortise/shared/execution';
import { z } from 'zod';

const Point = z.tuple([z.number(), z.number()]).readonly();
const Line = z.strictObject({ text: z.string(), confidence: z.number(), box: z.tuple([Point, Point, Point, Point]).readonly() });

/** What was read of one photo. Boxes are in pixels of the stored photo. */
export const ReadPhoto = z.strictObject({ photo: FileRef, width: z.number(), height: z.number(), lines: z.array(Line).readonly() });
export type ReadPhoto = z.infer<typeof ReadPhoto>;

/** A JSON value too large for a variable, as a file. */
export function jsonFile<T>(form: z.ZodType<T>) {
  return {
    bytesOf: (value: T): Uint8Array => new TextEncoder().encode(JSON.stringify(value)),
    from: (bytes: Uint8Array): T => form.parse(JSON.parse(new TextDecoder().decode(bytes))),
  };
}

/** All that was read of a claim's photos. */
export const pagesFile = jsonFile(z.array(ReadPhoto));
