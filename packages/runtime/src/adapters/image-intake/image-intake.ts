import { z } from 'zod';
import {
  type ImageIntake,
  imageIntakeBusy,
  imageIntakeFailed,
  imageKindNotTaken,
  imageTooLarge,
  imageUnreadable,
  type TakenImage,
} from '../../ports/image-intake.ts';
import { openWorkingProcess } from '../../processes/working-process.ts';
import { imageHeaderOf } from './image-header.ts';

const takenImage: z.ZodType<TakenImage> = z.strictObject({
  bytes: z.instanceof(Uint8Array),
  width: z.int().positive(),
  height: z.int().positive(),
  quality: z.strictObject({
    sharpness: z.number(),
    brightness: z.number(),
    verdict: z.enum(['good', 'poor']),
    reasons: z.array(z.enum(['blurred', 'dark', 'small'])),
  }),
});

/** Takes pictures in with sharp, decoding in a process of its own that is let go after an idle minute. Limits: pixels of a picture, pictures
 * waiting or worked on, milliseconds for one. */
export function openImageIntake({ pixelLimit = 40_000_000, capacity = 32, wallClockMs = 30_000, idleMs = 60_000 } = {}): ImageIntake {
  const worker = openWorkingProcess<{ bytes: Uint8Array; pixelLimit: number }, TakenImage>({
    script: new URL('./worker.ts', import.meta.url),
    parse: (result) => takenImage.parse(result),
    capacity,
    wallClockMs,
    idleMs,
    busy: (waiting) => imageIntakeBusy({ waiting }),
    failed: (reason, cause) => imageIntakeFailed({ reason }, cause),
  });
  return {
    async take(upload, options) {
      const header = imageHeaderOf(upload);
      if (header === undefined) throw imageUnreadable({});
      if (header.kind === 'other') throw imageKindNotTaken({ kind: header.looksLike });
      const { width, height } = header;
      if (width * height > pixelLimit) throw imageTooLarge({ width, height, limit: pixelLimit });
      return worker.run({ bytes: upload, pixelLimit }, options);
    },
    close: () => worker.close(),
  };
}
