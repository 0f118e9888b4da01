import { createRequire } from 'node:module';
import { z } from 'zod';

const read: unknown = createRequire(import.meta.url)('../package.json');

/** The product's version: kept with everything it decides, and shown where it is asked for. */
export const version = z.object({ version: z.string() }).parse(read).version;
