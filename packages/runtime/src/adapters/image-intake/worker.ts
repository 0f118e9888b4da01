import sharp from 'sharp';
import { z } from 'zod';
import { imageUnreadable, type TakenImage } from '../../ports/image-intake.ts';
import { serveJobs } from '../../processes/serve-jobs.ts';
import { measureQuality } from './measure-quality.ts';

/** The process that decodes strangers' pictures. A second limit on pixels stands behind the one judged on the header. */
const Job = z.strictObject({ bytes: z.instanceof(Uint8Array), pixelLimit: z.int() });
const measuredAt = 1200;

sharp.cache(false);

serveJobs(async (job): Promise<TakenImage> => {
  const { bytes, pixelLimit } = Job.parse(job);
  // a broken end is no reason to refuse a server's log, but it is for a document: half a receipt must not be read as a whole one
  const opened = () => sharp(bytes, { limitInputPixels: pixelLimit, failOn: 'truncated', pages: 1 }).rotate();
  try {
    const kept = await opened()
      .flatten({ background: '#fff' })
      .toColourspace('srgb')
      .jpeg({ quality: 90, mozjpeg: false })
      .toBuffer({ resolveWithObject: true });
    const grey = await sharp(kept.data)
      .greyscale()
      .resize(measuredAt, measuredAt, { fit: 'inside', withoutEnlargement: true })
      .raw()
      .toBuffer({ resolveWithObject: true });
    const { width, height } = kept.info;
    const quality = measureQuality({ data: grey.data, width: grey.info.width, height: grey.info.height }, Math.max(width, height));
    return { bytes: new Uint8Array(kept.data), width, height, quality };
  } catch (cause) {
    throw imageUnreadable({}, cause);
  }
});
