import { readFile } from 'node:fs/promises';
import { defineFault } from '@mortise/shared/fault';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';

const unreadableTable = defineFault<{ path: string }>(
  'eval.unreadable-table',
  'caller',
  ({ path }) => `${path} is absent, or not a CSV file with the columns asked for`,
);

/** The rows of a CSV file with a header row (UTF-8, RFC 4180), each parsed by `row`. Throws `eval.unreadable-table`. */
export async function csvRows<T>(path: string, row: z.ZodType<T>): Promise<readonly T[]> {
  try {
    const parsed: unknown = parse(await readFile(path, 'utf8'), { columns: true, bom: true, skip_empty_lines: true });
    return z.array(row).min(1).parse(parsed);
  } catch (cause) {
    throw unreadableTable({ path }, cause);
  }
}
