import { defineFault } from '@mortise/shared/fault';
import { z } from 'zod';
import type { ReadPage, TextReader } from '../../ports/text-reader.ts';
import { openWorkingProcess } from '../../processes/working-process.ts';

export const textReaderBusy = defineFault<{ waiting: number }>(
  'text-reader.busy',
  'outside',
  ({ waiting }) => `${waiting} pictures already wait to be read`,
);
export const textReaderFailed = defineFault<{ reason: string }>(
  'text-reader.failed',
  'outside',
  ({ reason }) => `reading the picture broke off: ${reason}`,
);

const point = z.tuple([z.number(), z.number()]);
const readPage: z.ZodType<ReadPage> = z.strictObject({
  width: z.number(),
  height: z.number(),
  lines: z.array(z.strictObject({ text: z.string(), confidence: z.number(), box: z.tuple([point, point, point, point]) })),
});

/** Reads pictures with PP-OCRv4 in a process of its own, which is started with the first picture and let go after an idle minute. Limits: pictures
 * waiting or being read, and milliseconds for one picture. */
export function openPaddleOcr({ capacity = 32, wallClockMs = 60_000, idleMs = 60_000 } = {}): TextReader {
  const worker = openWorkingProcess<Uint8Array, ReadPage>({
    script: new URL('./worker.ts', import.meta.url),
    parse: (result) => readPage.parse(result),
    capacity,
    wallClockMs,
    idleMs,
    busy: (waiting) => textReaderBusy({ waiting }),
    failed: (reason, cause) => textReaderFailed({ reason }, cause),
  });
  return { read: (image, options) => worker.run(image, options), close: () => worker.close() };
}
