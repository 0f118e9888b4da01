// Builds the pages when something changed, with one sentence on the screen; what the tools say is shown only when they fail.
import { spawn } from 'node:child_process';

const started = performance.now();
process.stdout.write('Mortise: preparing the pages … ');
const child = spawn('turbo', ['run', 'build', '--filter=@mortise/builder', '--output-logs=errors-only'], {
  stdio: ['ignore', 'pipe', 'pipe'],
  shell: process.platform === 'win32',
});
let said = '';
for (const stream of [child.stdout, child.stderr]) {
  stream.setEncoding('utf8').on('data', (text) => {
    said += text;
  });
}
child.on('error', (error) => {
  said += error.message;
});
child.on('close', (code) => {
  const took = `${((performance.now() - started) / 1000).toFixed(1)} s`;
  if (code === 0) console.log(said.includes('FULL TURBO') ? `unchanged (${took})` : `built in ${took}`);
  else console.log(`failed after ${took}\n${said}`);
  process.exitCode = code ?? 1;
});
