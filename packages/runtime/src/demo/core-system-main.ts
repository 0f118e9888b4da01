import { parseArgs } from 'node:util';
import { openCoreSystem } from './core-system.ts';

// Runs the demo core system as a process of its own: --port N --file F --key anhe=… --key hengtai=…
const { values } = parseArgs({
  options: { port: { type: 'string', default: '4610' }, file: { type: 'string' }, key: { type: 'string', multiple: true, default: [] } },
});
const apiKeys = Object.fromEntries(values.key.map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]));
const core = await openCoreSystem({ port: Number(values.port), file: values.file ?? ':memory:', apiKeys });
process.stdout.write(`${JSON.stringify({ url: core.url })}\n`);
process.send?.({ url: core.url });
const stop = () => void core.close().then(() => process.exit(0));
process.once('SIGTERM', stop);
process.once('SIGINT', stop);
// a parent that is gone takes its demo with it
process.once('disconnect', stop);
