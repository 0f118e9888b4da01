import { createHash } from 'node:crypto';
import { type Fault, faultDataFrom } from '@mortise/shared/fault';
import type { Json } from '@mortise/shared/json';
import {
  type Sandbox,
  type SandboxLimits,
  type SandboxResult,
  type SandboxRun,
  sandboxBusy,
  sandboxCodeTooLarge,
  sandboxCrashed,
  sandboxInputTooLarge,
  sandboxLimits,
  sandboxOutOfMemory,
  sandboxResultNotJson,
  sandboxResultTooLarge,
  sandboxScriptFailed,
  sandboxTimeout,
  sandboxUnavailable,
} from '../../ports/sandbox.ts';
import { openWorkerPool } from './worker-pool.ts';
import type { WorkerEnd, WorkerRun } from './worker-process.ts';

export type SandboxOptions = {
  /** Most processes at a time. */
  readonly workers?: number;
  /** An unused process ends after this. */
  readonly idleMs?: number;
  /** Most runs waiting for a process; one more is `sandbox.busy`. */
  readonly waiting?: number;
};

/** The sandbox on isolated-vm in processes of their own. Starts none before the first run. */
export function openSandbox({ workers = 2, idleMs = 60_000, waiting = 256 }: SandboxOptions = {}): Sandbox {
  const pool = openWorkerPool({ workers, idleMs, waiting });
  return {
    close: () => pool.close(),
    async run(run) {
      const started = performance.now();
      const limits: SandboxLimits = { ...sandboxLimits, ...run.limits };
      const ended = (fault: Fault, logs: readonly string[] = []): SandboxResult => ({
        ok: false,
        fault: faultDataFrom(fault),
        logs,
        ms: since(started),
      });
      const input = JSON.stringify(run.input);
      if (Buffer.byteLength(run.code) > limits.codeBytes) return ended(sandboxCodeTooLarge({ bytes: limits.codeBytes }));
      if (Buffer.byteLength(input) > limits.inputBytes) return ended(sandboxInputTooLarge({ bytes: limits.inputBytes }));
      if (!/^[A-Za-z_$][\w$]{0,63}$/.test(run.entry))
        return ended(sandboxScriptFailed({ error: 'the function has no such name', line: undefined }));
      const end = await pool.run(workerRunOf(run, input, limits));
      if (end === 'busy') return ended(sandboxBusy({ waiting }));
      const logs = end.type === 'answered' ? linesFrom(end.answer.logs, limits) : [];
      if (end.type !== 'answered' || !end.answer.ok) return ended(faultOf(end, limits), logs);
      if (Buffer.byteLength(end.answer.json) > limits.resultBytes) return ended(sandboxResultTooLarge({ bytes: limits.resultBytes }), logs);
      const value = valueFrom(end.answer.json);
      return value === undefined
        ? ended(sandboxResultNotJson({ error: 'it has a member called __proto__' }), logs)
        : { ok: true, value, logs, ms: since(started) };
    },
  };
}

/** The isolate a run may find warm: of this tenant, code, function and size alone; null for shared code, which gets a new one each time. */
export function isolateOf(run: Pick<SandboxRun, 'tenant' | 'code' | 'entry' | 'shared'>, memoryMb: number): string | null {
  const hash = createHash('sha256').update(run.entry).update('\0').update(run.code).digest('hex');
  return run.shared ? null : `${run.tenant}/${memoryMb}/${hash}`;
}

function workerRunOf(run: SandboxRun, input: string, limits: SandboxLimits): WorkerRun {
  return {
    warm: isolateOf(run, limits.memoryMb),
    code: run.code,
    entry: run.entry,
    input,
    timeMs: limits.timeMs,
    memoryMb: limits.memoryMb,
    terms: {
      at: run.at ?? 0,
      seed: run.seed ?? '',
      logLines: limits.logLines,
      logChars: limits.logBytes,
      resultChars: limits.resultBytes,
    },
  };
}

/** The result as data; undefined where it is none, or carries the one key that could change how objects behave further on. */
function valueFrom(json: string): Json | undefined {
  let poisoned = false;
  const look = (key: string, member: Json) => {
    poisoned ||= key === '__proto__';
    return member;
  };
  try {
    const value: Json = /__proto__|\\u/.test(json) ? JSON.parse(json, look) : JSON.parse(json);
    return poisoned ? undefined : value;
  } catch {
    return undefined;
  }
}

/** Says in the product's words how a run ended without a result. */
function faultOf(end: WorkerEnd, limits: SandboxLimits): Fault {
  if (end.type === 'died') return sandboxCrashed({ how: end.how });
  if (end.type === 'killed') {
    if (end.why === 'closed') return sandboxUnavailable({ reason: 'it is closing' });
    return end.why === 'timeout' ? sandboxTimeout({ ms: limits.timeMs }) : sandboxOutOfMemory({ mb: limits.memoryMb });
  }
  if (end.answer.ok) return sandboxCrashed({ how: 'no reason' });
  const [error, stack] = end.answer.error;
  switch (end.answer.why) {
    case 'timeout':
      return sandboxTimeout({ ms: limits.timeMs });
    case 'memory':
      return sandboxOutOfMemory({ mb: limits.memoryMb });
    case 'not-json':
      return sandboxResultNotJson({ error: plainText(error) });
    case 'too-large':
      return sandboxResultTooLarge({ bytes: limits.resultBytes });
    case 'error':
      return sandboxScriptFailed({ error: plainText(error), line: lineFrom(stack) });
  }
}

/** Text of a script's own making, safe to show: short, on one line, without control and direction characters. */
function plainText(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ').slice(0, 500);
}

/** The line of the author's code an error came from, counted from 1. */
function lineFrom(stack: string): number | undefined {
  const found = /code\.js:(\d{1,7})/.exec(stack)?.[1];
  return found === undefined ? undefined : Number(found);
}

/** The collected lines, each a JSON text on a line of its own; caps hold here too, since the script could tamper with its own. */
function linesFrom(logs: string, limits: SandboxLimits): readonly string[] {
  const lines = logs
    .slice(0, 2 * limits.logBytes)
    .split('\n')
    .slice(0, limits.logLines);
  return lines.flatMap((line) => {
    try {
      return line === '' ? [] : [plainText(String(JSON.parse(line)))];
    } catch {
      return [];
    }
  });
}

const since = (started: number) => Math.round((performance.now() - started) * 100) / 100;
