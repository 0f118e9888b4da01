import { join } from 'node:path';
import Fastify from 'fastify';
import { z } from 'zod';
import { openBareAppend } from './bare-append.ts';
import { answerAsServer } from './server-process.ts';

/** The reference: a bare handler that appends each body to a file, synced in groups, and answers. */
const { data } = z.strictObject({ data: z.string() }).parse(JSON.parse(process.argv[2] ?? '{}'));
const log = await openBareAppend(join(data, 'bare.log'));
const app = Fastify();
app.post('/', async ({ body }) => {
  await log.append(Buffer.from(JSON.stringify(body)));
  return { ok: true };
});
const origin = await app.listen({ host: '127.0.0.1', port: 0 });
answerAsServer(origin, '', async () => {
  await app.close();
  await log.close();
});
