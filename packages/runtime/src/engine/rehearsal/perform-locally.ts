import type { ExecutionState, FaultRecord, FileRef, Token } from '@mortise/shared/execution';
import { faultDataFrom } from '@mortise/shared/fault';
import type { Json } from '@mortise/shared/json';
import type { Scope } from '@mortise/shared/tenant';
import type { Ports } from '../../ports/ports.ts';
import type { CompiledFlow } from '../compile-flow.ts';
import type { Node } from '../define-node.ts';
import { effectTimeout, faultRecordFrom } from '../faults.ts';
import { checkSize } from '../input.ts';
import { frameOf } from '../sight.ts';
import { closedWorld, type Scratch } from './closed-world.ts';

/**
 * How a local step came out that was run again. `unknown`: it asked for what a rehearsal does not give, or the machine could not run it now;
 * that says nothing about the version under test.
 */
export type LocalAnswer =
  | { readonly is: 'performed'; readonly result: Json }
  | { readonly is: 'failed'; readonly fault: FaultRecord }
  | { readonly is: 'unknown'; readonly why: string };

export type LocalWorld = {
  readonly ports: Ports;
  readonly scope: Scope;
  readonly signal: AbortSignal;
  readonly scratch: Scratch;
  /** The reference that bytes of this hash have in the log. */
  recorded(hash: string): FileRef | undefined;
};

/** A local step under test, with the request it made. */
export type LocalStep = { readonly flow: CompiledFlow; readonly state: ExecutionState; readonly token: Token; readonly now: string };

/** The node whose request a token has out, where that is local: run again in a rehearsal. */
export function localNodeOf({ flow, state, token }: Omit<LocalStep, 'now'>): Node | undefined {
  const node = flow.graph(frameOf(state, token).flow).node(token.node)?.node;
  return node?.spec.reach === 'local' ? node : undefined;
}

/** Runs a local step's `perform` with the version under test, in a closed world, no longer than the step itself allows. Throws when aborted. */
export async function performLocally(node: Node, step: LocalStep, local: LocalWorld): Promise<LocalAnswer> {
  const { flow, state, token } = step;
  const { phase } = token;
  if (phase.is !== 'asked') throw new Error(`step ${token.node} asks nothing`);
  const { scratch, scope, recorded } = local;
  const closed = closedWorld(local.ports, { now: Date.parse(step.now), scratch, recorded });
  const late = new AbortController();
  const signal = AbortSignal.any([local.signal, late.signal]);
  const { key, attempt } = phase;
  const origin = { origin: state.origin, execution: state.id, closure: flow.closure };
  const world = { ports: closed.ports, scope, ...origin, key, attempt, recovered: false, signal, progress: () => {} };
  const cancel = local.ports.clock.at(local.ports.clock.now() + node.timeoutMs, () => late.abort(effectTimeout({ ms: node.timeoutMs })));
  try {
    const result = await untilAborted(node.perform(phase.request, world), signal);
    if (closed.touched !== undefined) return { is: 'unknown', why: closed.touched };
    checkSize(`the result of ${token.node}`, result);
    return { is: 'performed', result };
  } catch (error) {
    local.signal.throwIfAborted();
    if (closed.touched !== undefined) return { is: 'unknown', why: closed.touched };
    const fault = faultRecordFrom(faultDataFrom(error));
    return fault.blame === 'author' || fault.blame === 'caller' ? { is: 'failed', fault } : { is: 'unknown', why: fault.code };
  } finally {
    cancel();
  }
}

/** A step that does not listen to its signal is left behind all the same. */
async function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const aborted = Promise.withResolvers<never>();
  const stop = () => aborted.reject(signal.reason);
  signal.addEventListener('abort', stop, { once: true });
  if (signal.aborted) stop();
  try {
    return await Promise.race([work, aborted.promise]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
