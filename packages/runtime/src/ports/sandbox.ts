import { defineFault, type FaultData } from '@mortise/shared/fault';
import type { Json } from '@mortise/shared/json';
import type { TenantId } from '@mortise/shared/tenant';

/** What one run may use. Sizes in bytes of UTF-8 unless named otherwise. */
export type SandboxLimits = {
  /** Time inside the isolate; the process is killed at twice this and a little. */
  readonly timeMs: number;
  /** Heap of the isolate; the process is killed when it outgrows this by more than its own needs. */
  readonly memoryMb: number;
  readonly codeBytes: number;
  readonly inputBytes: number;
  readonly resultBytes: number;
  readonly logLines: number;
  readonly logBytes: number;
};

/** The product's limits for a code node or one function of a part. */
export const sandboxLimits: SandboxLimits = {
  timeMs: 1000,
  memoryMb: 64,
  codeBytes: 256 * 1024,
  inputBytes: 1024 * 1024,
  resultBytes: 256 * 1024,
  logLines: 100,
  logBytes: 16 * 1024,
};

export type SandboxRun = {
  readonly tenant: TenantId;
  /**
   * A script (no `import`, no `export`) that declares the function named by `entry`. Where it declares none, the value of its last
   * expression is the result, and `input` is there by name.
   */
  readonly code: string;
  /** The function to call with `input`: `main` for a code node. */
  readonly entry: string;
  readonly input: Json;
  /** Code that several tenants use: runs in an isolate of its own that is thrown away. */
  readonly shared: boolean;
  /** Where the script's clock stands still, ms since 1970: the time of the event, so that a replay gives the same. Default 0. */
  readonly at?: number;
  /** What `Math.random` is drawn from: the same seed, the same numbers. */
  readonly seed?: string;
  readonly limits?: Partial<SandboxLimits>;
};

export type SandboxResult =
  | { readonly ok: true; readonly value: Json; readonly logs: readonly string[]; readonly ms: number }
  | { readonly ok: false; readonly fault: FaultData; readonly logs: readonly string[]; readonly ms: number };

/** Runs JavaScript that nobody here wrote. A failing script is a value, never a throw; the process that asks survives all of it. */
export interface Sandbox {
  run(run: SandboxRun): Promise<SandboxResult>;
  /** Stops every worker; runs under way end as `sandbox.unavailable`. */
  close(): Promise<void>;
}

export const sandboxTimeout = defineFault<{ ms: number }>('sandbox.timeout', 'author', ({ ms }) => `the code ran longer than ${ms} ms`);
export const sandboxOutOfMemory = defineFault<{ mb: number }>(
  'sandbox.out-of-memory',
  'author',
  ({ mb }) => `the code needed more than ${mb} MB of memory`,
);
/** The process ended under the code: an allocation beyond all limits does that. */
export const sandboxCrashed = defineFault<{ how: string }>(
  'sandbox.crashed',
  'author',
  ({ how }) => `the code brought its process down (${how})`,
);
export const sandboxScriptFailed = defineFault<{ error: string; line: number | undefined }>(
  'sandbox.script-failed',
  'author',
  ({ error, line }) => `the code failed${line === undefined ? '' : ` in line ${line}`}: ${error}`,
);
export const sandboxResultNotJson = defineFault<{ error: string }>(
  'sandbox.result-not-json',
  'author',
  ({ error }) => `the result is not plain data: ${error}`,
);
export const sandboxResultTooLarge = defineFault<{ bytes: number }>(
  'sandbox.result-too-large',
  'author',
  ({ bytes }) => `the result is larger than ${bytes} bytes`,
);
export const sandboxCodeTooLarge = defineFault<{ bytes: number }>(
  'sandbox.code-too-large',
  'author',
  ({ bytes }) => `the code is longer than ${bytes} bytes`,
);
export const sandboxInputTooLarge = defineFault<{ bytes: number }>(
  'sandbox.input-too-large',
  'author',
  ({ bytes }) => `the input is larger than ${bytes} bytes`,
);
/** More runs wait than the pool can hold: try again. */
export const sandboxBusy = defineFault<{ waiting: number }>(
  'sandbox.busy',
  'outside',
  ({ waiting }) => `${waiting} runs are waiting already`,
);
export const sandboxUnavailable = defineFault<{ reason: string }>(
  'sandbox.unavailable',
  'outside',
  ({ reason }) => `no sandbox process: ${reason}`,
);
