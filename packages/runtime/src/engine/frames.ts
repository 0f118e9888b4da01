import type { Command, ExecutionState, Frame, Token } from '@mortise/shared/execution';
import type { JsonRecord } from '@mortise/shared/json';
import type { CompiledFlow } from './compile-flow.ts';
import { tooDeep } from './faults.ts';
import { inputOf } from './input.ts';
import { limits } from './limits.ts';
import type { Moved } from './moved.ts';
import type { Call, End } from './outcome.ts';
import { frameOf } from './sight.ts';
import { withToken } from './tokens.ts';

/** Puts a frame for a sub-flow on the stack; the caller waits until it ends. */
export function callFrame(flow: CompiledFlow, state: ExecutionState, token: Token, call: Call, at: string): ExecutionState {
  if (depthOf(state, token) >= limits.depth) throw tooDeep({ limit: limits.depth });
  const { graph } = flow.graph(call.flow);
  const frame: Frame = { id: state.next.frame, flow: call.flow, variables: inputOf(graph, call.input), caller: token.id };
  const first: Token = { id: state.next.token, frame: frame.id, node: graph.start, phase: { is: 'ready' }, visits: 0, entered: at };
  const calling = withToken(state, { ...token, visits: token.visits + 1, phase: { is: 'calling', frame: frame.id } });
  return {
    ...withToken({ ...calling, frames: [...calling.frames, frame] }, first),
    next: { ...state.next, frame: frame.id + 1, token: first.id + 1 },
  };
}

/** Ends the frame a token stands in, and everything still going on inside it. The root frame's end is the execution's. */
export function endFrame(flow: CompiledFlow, state: ExecutionState, token: Token, end: End): Moved {
  const frame = frameOf(state, token);
  const output = { ...declaredOutput(flow, frame), ...end.output };
  if (frame.caller === undefined) return endExecution(state, end.stop ?? 'finished', output);
  const gone = framesUnder(state, frame.id);
  const rest = {
    ...state,
    frames: state.frames.filter(({ id }) => !gone.has(id)),
    tokens: state.tokens.filter((other) => !gone.has(other.frame)),
  };
  const caller = state.tokens.find(({ id }) => id === frame.caller);
  if (!caller) return { state: rest, commands: [], steps: [] };
  const answered: Token = { ...caller, phase: { is: 'ready', answer: { is: 'child', status: end.stop ?? 'finished', output } } };
  return { state: withToken(rest, answered), commands: [], steps: [] };
}

/** Ends the execution: open tasks are closed, and whoever started it is told. */
export function endExecution(state: ExecutionState, status: 'finished' | 'failed' | 'cancelled', output: JsonRecord): Moved {
  let { ordinal } = state.next;
  const commands: Command[] = [];
  for (const { phase } of state.tokens) {
    const task =
      phase.is === 'stuck' ? phase.incident : phase.is === 'waiting' && phase.wait.for === 'person' ? phase.wait.task : undefined;
    if (task) commands.push({ kind: 'close', ordinal: ordinal++, task: task.id, choice: status, by: 'service:runtime' });
  }
  const parent = state.origin.parent;
  if (parent) commands.push({ kind: 'report', ordinal: ordinal++, to: parent.execution, status, output });
  return { state: { ...state, status, tokens: [], inbox: [], output, next: { ...state.next, ordinal } }, commands, steps: [] };
}

function declaredOutput(flow: CompiledFlow, frame: Frame): JsonRecord {
  const output: Record<string, JsonRecord[string]> = {};
  for (const decl of flow.graph(frame.flow).variables.values()) {
    const name = decl.type === 'money' ? `${decl.name}Fen` : decl.name;
    const value = frame.variables[name];
    if (decl.output === true && value !== undefined) output[name] = value;
  }
  return output;
}

function depthOf(state: ExecutionState, token: Token): number {
  let depth = 1;
  let frame = frameOf(state, token);
  while (frame.caller !== undefined) {
    const caller = state.tokens.find(({ id }) => id === frame.caller);
    if (!caller) return depth;
    frame = frameOf(state, caller);
    depth++;
  }
  return depth;
}

function framesUnder(state: ExecutionState, root: number): ReadonlySet<number> {
  const gone = new Set([root]);
  for (const frame of state.frames) {
    const caller = state.tokens.find(({ id }) => id === frame.caller);
    if (caller && gone.has(caller.frame)) gone.add(frame.id);
  }
  return gone;
}
