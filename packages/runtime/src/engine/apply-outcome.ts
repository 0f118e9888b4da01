import type { Command, ExecutionState, Step, Token, Wait } from '@mortise/shared/execution';
import type { JsonRecord } from '@mortise/shared/json';
import type { CompiledFlow } from './compile-flow.ts';
import { enter } from './enter.ts';
import { exitNotConnected } from './faults.ts';
import { callFrame, endFrame } from './frames.ts';
import { takeFromInbox } from './inbox.ts';
import { joinAt } from './join.ts';
import { type Moved, quiet } from './moved.ts';
import type { Await, Beside, Outcome } from './outcome.ts';
import { requestHashOf } from './request-hash.ts';
import { setVariables } from './set-variables.ts';
import { frameOf } from './sight.ts';
import { withToken } from './tokens.ts';

/** Carries out what a visit came to. Throws a fault when the drawing does not allow it; nothing has changed then. */
export function applyOutcome(flow: CompiledFlow, before: ExecutionState, token: Token, outcome: Outcome, at: string): Moved {
  const spoken = beside(before, outcome);
  const state = spoken.state;
  const moved = move(flow, state, { ...token, memo: outcome.memo ?? token.memo }, outcome, at);
  const closing = closeTask(moved.state, token, outcome);
  const step = stepOf(before, token, outcome, at);
  return { state: closing.state, commands: [...spoken.commands, ...closing.commands, ...moved.commands], steps: [step, ...moved.steps] };
}

function move(flow: CompiledFlow, state: ExecutionState, token: Token, outcome: Outcome, at: string): Moved {
  switch (outcome.do) {
    case 'leave': {
      const set = setVariables(flow, state, token, outcome.set ?? {});
      return quiet(enter(flow, set, token, [outcome.exit], at));
    }
    case 'fork':
      return quiet(enter(flow, state, token, outcome.exits, at));
    case 'join':
      return quiet(joinAt(flow, state, token, outcome, at));
    case 'end':
      return endFrame(flow, state, token, outcome);
    case 'call':
      return quiet(callFrame(flow, state, token, outcome, at));
    case 'start':
      return startProcess(flow, state, token, outcome);
    case 'wait':
      return begin(state, token, outcome, at);
    case 'stay':
      return quiet(withToken(state, { ...token, visits: token.visits + 1, phase: stillWaiting(token) }));
    case 'request':
      return ask(flow, state, token, outcome.request);
    default:
      return outcome satisfies never;
  }
}

function begin(state: ExecutionState, token: Token, outcome: Await, at: string): Moved {
  const ordinal = state.next.ordinal;
  const { wait } = outcome;
  if (wait.for === 'message') {
    const kept = takeFromInbox(state, at);
    const phase: Token['phase'] = kept.message
      ? { is: 'ready', answer: { is: 'message', message: kept.message } }
      : { is: 'waiting', wait };
    return quiet(withToken(kept.state, { ...token, visits: token.visits + 1, phase }));
  }
  if (wait.for !== 'person') return quiet(withToken(state, { ...token, visits: token.visits + 1, phase: { is: 'waiting', wait } }));
  const task = { ...wait.task, id: `${state.id}.${ordinal}` };
  const full: Wait = { ...wait, task };
  const next = withToken(state, { ...token, visits: token.visits + 1, phase: { is: 'waiting', wait: full } });
  return { state: spend(next), commands: [{ kind: 'ask', ordinal, token: token.id, node: token.node, task }], steps: [] };
}

function ask(flow: CompiledFlow, state: ExecutionState, token: Token, request: Extract<Outcome, { do: 'request' }>['request']): Moved {
  const ordinal = state.next.ordinal;
  const compiled = flow.graph(frameOf(state, token).flow).node(token.node);
  const kind = compiled?.placed.kind ?? '';
  const key = `${state.id}.${ordinal}`;
  const requestHash = requestHashOf(kind, compiled?.placed.version ?? 0, request, flow.closure.parts[kind]);
  const phase: Token['phase'] = { is: 'asked', ordinal, key, request, requestHash, nodeKind: kind, attempt: 1 };
  const next = withToken(state, { ...token, visits: token.visits + 1, phase });
  const command: Command = {
    kind: 'perform',
    ordinal,
    token: token.id,
    node: token.node,
    nodeKind: kind,
    key,
    requestHash,
    request,
    attempt: 1,
  };
  return { state: spend(next), commands: [command], steps: [] };
}

function startProcess(flow: CompiledFlow, state: ExecutionState, token: Token, outcome: Extract<Outcome, { do: 'start' }>): Moved {
  const ordinal = state.next.ordinal;
  const child = `${state.id}-${ordinal}`;
  const version = flow.closure.processes[outcome.flow];
  if (version === undefined) throw exitNotConnected({ node: token.node, exit: outcome.flow });
  const origin = {
    ...state.origin,
    channel: 'flow' as const,
    parent: { execution: state.id, token: token.id },
    ...(outcome.businessKey === undefined ? {} : { businessKey: outcome.businessKey }),
  };
  const next = withToken(state, { ...token, visits: token.visits + 1, phase: { is: 'ready', answer: { is: 'started', child } } });
  return { state: spend(next), commands: [{ kind: 'start', ordinal, child, version, input: outcome.input, origin }], steps: [] };
}

function beside(state: ExecutionState, { say, signal, identify }: Beside): { state: ExecutionState; commands: readonly Command[] } {
  let next = identify ? { ...state, origin: { ...state.origin, customer: identify.customer, assurance: identify.assurance } } : state;
  const commands: Command[] = [];
  const conversation = next.origin.conversation;
  if (say && say.length > 0 && conversation !== undefined) {
    commands.push({ kind: 'say', ordinal: next.next.ordinal, conversation, replies: [...say] });
    next = spend(next);
  }
  if (signal) {
    commands.push({ kind: 'signal', ordinal: next.next.ordinal, ...signal });
    next = spend(next);
  }
  return { state: next, commands };
}

/** A person's task ends when its step goes on; not while it stays. */
function closeTask(state: ExecutionState, token: Token, outcome: Outcome): { state: ExecutionState; commands: readonly Command[] } {
  const { phase } = token;
  if (phase.is !== 'ready' || phase.held === undefined || outcome.do === 'stay') return { state, commands: [] };
  const by = phase.answer?.is === 'decision' ? phase.answer : { choice: 'timed-out', by: 'service:runtime' };
  const close: Command = { kind: 'close', ordinal: state.next.ordinal, task: phase.held.task.id, choice: by.choice, by: by.by };
  return { state: spend(state), commands: [close] };
}

function stillWaiting(token: Token): Token['phase'] {
  const { phase } = token;
  if (phase.is === 'ready' && phase.held) return { is: 'waiting', wait: phase.held };
  throw exitNotConnected({ node: token.node, exit: 'stay' });
}

function stepOf(state: ExecutionState, token: Token, outcome: Outcome, at: string): Step {
  const exit = outcome.do === 'leave' || outcome.do === 'join' ? { exit: outcome.exit } : {};
  const set: JsonRecord = outcome.do === 'leave' ? (outcome.set ?? {}) : {};
  return {
    frame: token.frame,
    flow: frameOf(state, token).flow,
    node: token.node,
    ...exit,
    outcome: outcome.do,
    set,
    ...(outcome.reason === undefined ? {} : { reason: outcome.reason }),
    ms: Date.parse(at) - Date.parse(token.entered),
  };
}

function spend(state: ExecutionState): ExecutionState {
  return { ...state, next: { ...state.next, ordinal: state.next.ordinal + 1 } };
}
