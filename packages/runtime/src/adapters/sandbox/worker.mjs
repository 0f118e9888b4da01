// The process that holds isolates. Started with an empty environment and without rights (see worker-process.ts); it runs one script at
// a time, and its parent takes any way it ends as the end of that script. Plain JavaScript: --jitless removes what type stripping needs.
import { createRequire } from 'node:module';
import { boot } from './boot.mjs';

const [isolatedVm, warmLimit] = process.argv.slice(2);
const ivm = createRequire(import.meta.url)(isolatedVm);
/** Warm isolates of tenants' own code by `tenant/hash`, the least recently used first. */
const warm = new Map();

process.on('disconnect', () => process.exit(0));
process.on('message', (run) => process.send(perform(run)));
process.send({ ready: true });

function perform(run) {
  const started = performance.now();
  const left = () => Math.max(1, Math.ceil(run.timeMs - (performance.now() - started)));
  let held;
  try {
    held = isolateFor(run);
  } catch (error) {
    return { ok: false, why: 'error', error: [String(error.message), String(error.stack)], logs: '', warm: false };
  }
  const answer = { ...runIn(held, run, left), warm: held.used };
  held.used = true;
  const spent = held.isolate.isDisposed || run.warm === null || answer.why === 'timeout' || isBloated(held.isolate, run.memoryMb);
  if (spent) {
    if (run.warm !== null) warm.delete(run.warm);
    if (!held.isolate.isDisposed) held.isolate.dispose();
  }
  return answer;
}

/** The warm isolate of this tenant and code with its script compiled, or a new one. */
function isolateFor(run) {
  const known = run.warm === null ? undefined : warm.get(run.warm);
  if (known !== undefined && !known.isolate.isDisposed) {
    warm.delete(run.warm);
    warm.set(run.warm, known);
    return known;
  }
  const held = prepare(new ivm.Isolate({ memoryLimit: run.memoryMb }), run);
  if (run.warm === null) return held;
  warm.set(run.warm, held);
  for (const [key, oldest] of warm) {
    if (warm.size <= Number(warmLimit)) break;
    warm.delete(key);
    if (!oldest.isolate.isDisposed) oldest.isolate.dispose();
  }
  return held;
}

/** Compiles once what every context of the isolate runs. */
function prepare(isolate, { code, entry }) {
  try {
    return {
      isolate,
      used: false,
      boot: isolate.compileScriptSync(`(${boot})`),
      script: isolate.compileScriptSync(code, { filename: 'code.js' }),
      entry: isolate.compileScriptSync(`typeof ${entry} === 'function' ? ${entry} : undefined`),
    };
  } catch (error) {
    isolate.dispose();
    throw error;
  }
}

/** One run in a context of its own: in goes text, out comes text made inside under the same time limit. */
function runIn({ isolate, boot, script, entry }, run, left) {
  let context;
  let inside;
  try {
    context = isolate.createContextSync();
    const start = boot.runSync(context, { reference: true });
    inside = start.applySync(undefined, [run.terms], { arguments: { copy: true }, result: { reference: true } });
    const method = (name) => inside.getSync(name, { reference: true });
    const finish = method('finish');
    method('offer').applySync(undefined, [run.input], { timeout: left() });
    const value = script.runSync(context, { timeout: left(), reference: true });
    const called = entry.runSync(context, { timeout: left(), reference: true });
    const text = finish.applySync(undefined, [called.derefInto(), value.derefInto(), run.input], { timeout: left() });
    const logs = String(method('logs').applySync(undefined, [], { timeout: 50 }));
    if (typeof text !== 'string') return { ok: false, why: 'error', error: ['no answer', ''], logs };
    switch (text[0]) {
      case 'v':
        return { ok: true, json: text.slice(1), logs };
      case 'l':
        return { ok: false, why: 'too-large', error: ['', ''], logs };
      case 'j':
        return { ok: false, why: 'not-json', error: [text.slice(1), ''], logs };
      default:
        return { ok: false, why: 'error', error: JSON.parse(text.slice(1)), logs };
    }
  } catch (error) {
    return {
      ok: false,
      why: reasonOf(error, isolate),
      error: [`${error.name}: ${error.message}`, String(error.stack)],
      logs: logsOf(inside, isolate),
    };
  } finally {
    if (!isolate.isDisposed) context?.release();
  }
}

function reasonOf(error, isolate) {
  if (isolate.isDisposed || /memory limit/.test(String(error.message))) return 'memory';
  return error.message === 'Script execution timed out.' ? 'timeout' : 'error';
}

/** What was logged before the end, where there is still somebody to ask. */
function logsOf(inside, isolate) {
  if (inside === undefined || isolate.isDisposed) return '';
  try {
    return String(inside.getSync('logs', { reference: true }).applySync(undefined, [], { timeout: 50 }));
  } catch {
    return '';
  }
}

/** A warm isolate that kept more than half of its memory would fail the next run for what this one did. */
function isBloated(isolate, memoryMb) {
  return isolate.getHeapStatisticsSync().used_heap_size > memoryMb * 1024 * 1024 * 0.5;
}
