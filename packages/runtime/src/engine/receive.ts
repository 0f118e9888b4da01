import type { Answer, Command, CustomerMessage, ExecutionEvent, ExecutionState, Token } from '@mortise/shared/execution';
import type { CompiledFlow } from './compile-flow.ts';
import { decideIncident } from './decide-incident.ts';
import { endExecution } from './frames.ts';
import { keepInInbox } from './inbox.ts';

import { limits } from './limits.ts';
import { migrated } from './migration/migrated.ts';
import { type Moved, quiet } from './moved.ts';
import { performedAgain } from './perform-again.ts';
import { settleFault } from './settle-fault.ts';
import { dueOf } from './status.ts';
import { withToken } from './tokens.ts';

type Started = Extract<ExecutionEvent, { type: 'started' }>;
type Decided = Extract<ExecutionEvent, { type: 'decided' }>;

/** Takes an event in: finds the token it is for and readies it with the answer. What nobody waits for changes nothing. */
export function receive(flow: CompiledFlow, before: ExecutionState | undefined, event: ExecutionEvent, execution: string): Moved {
  if (event.type === 'started') return quiet(begin(flow, event, execution));
  if (!before) throw new Error(`execution ${execution} has not started`);
  const state = before;
  switch (event.type) {
    case 'received':
      return quiet(hear(state, event.message, event.at));
    case 'signalled':
      return quiet(
        readyAll(
          state,
          ({ phase }) =>
            phase.is === 'waiting' &&
            phase.wait.for === 'signal' &&
            phase.wait.name === event.name &&
            phase.wait.correlation === event.correlation,
          {
            is: 'signal',
            body: event.body,
          },
        ),
      );
    case 'performed':
      return quiet(
        readyAll(state, ({ phase }) => phase.is === 'asked' && phase.key === event.key, {
          is: 'result',
          result: event.result,
          ms: event.ms,
        }),
      );
    case 'failed':
      return settleFault(flow, state, event);
    case 'fired':
      return wake(state, event.at);
    case 'decided':
      return decide(state, event);
    case 'childFinished':
      return quiet(
        readyAll(state, ({ phase }) => phase.is === 'waiting' && phase.wait.for === 'child' && phase.wait.child === event.child, {
          is: 'child',
          status: event.status,
          output: event.output,
        }),
      );
    case 'cancelled':
      return endExecution(state, 'cancelled', {});
    case 'migrated':
      return quiet(migrated(state, event));
    default:
      return event satisfies never;
  }
}

function begin(flow: CompiledFlow, event: Started, id: string): ExecutionState {
  const { graph } = flow.graph(flow.closure.root);
  return {
    format: 1,
    id,
    version: event.version,
    status: 'running',
    origin: event.origin,
    frames: [{ id: 1, flow: graph.id, variables: event.input }],
    tokens: [{ id: 1, frame: 1, node: graph.start, phase: { is: 'ready' }, visits: 0, entered: event.at }],
    inbox: [],
    heard: [],
    next: { ordinal: 1, token: 2, frame: 2 },
    steps: 0,
    startedAt: event.at,
    output: {},
  };
}

/** The newest token that listens hears a message; without one it is kept. The same message twice is one. */
function hear(state: ExecutionState, message: CustomerMessage, at: string): ExecutionState {
  if (state.heard.includes(message.id)) return state;
  const noted = { ...state, heard: [...state.heard, message.id].slice(-limits.heardMessages) };
  const listener = noted.tokens.findLast(listens);
  return listener ? ready(noted, listener, { is: 'message', message }) : keepInInbox(noted, message, at);
}

function listens({ phase }: Token): boolean {
  return phase.is === 'waiting' && (phase.wait.for === 'message' || (phase.wait.for === 'person' && phase.wait.listens === true));
}

function wake(state: ExecutionState, at: string): Moved {
  const due = state.tokens.filter((token) => (dueOf(token) ?? '~') <= at);
  const commands: Command[] = [];
  let next = state;
  for (const token of due) {
    if (token.phase.is === 'asked') {
      const again = performedAgain(next, token);
      next = again.state;
      commands.push(...again.commands);
    } else next = ready(next, token, { is: 'timedOut' });
  }
  return { state: next, commands, steps: [] };
}

function decide(state: ExecutionState, event: Decided): Moved {
  const { choice, by, values, reason } = event;
  const incident = state.tokens.find(({ phase }) => phase.is === 'stuck' && phase.incident.id === event.task);
  if (incident) return decideIncident(state, incident, event);
  const token = state.tokens.find(
    ({ phase }) => phase.is === 'waiting' && phase.wait.for === 'person' && phase.wait.task.id === event.task,
  );
  const answer: Answer = { is: 'decision', choice, by, values, ...(reason === undefined ? {} : { reason }) };
  return quiet(token ? ready(state, token, answer) : state);
}

function readyAll(state: ExecutionState, waits: (token: Token) => boolean, answer: Answer): ExecutionState {
  return state.tokens.filter(waits).reduce((next, token) => ready(next, token, answer), state);
}

function ready(state: ExecutionState, token: Token, answer: Answer): ExecutionState {
  const held = token.phase.is === 'waiting' && token.phase.wait.for === 'person' ? { held: token.phase.wait } : {};
  return withToken(state, { ...token, phase: { is: 'ready', answer, ...held } });
}
