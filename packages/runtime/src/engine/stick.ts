import type { Command, ExecutionState, FaultRecord, Step, Task, Token } from '@mortise/shared/execution';
import { apologies } from './apologies.ts';
import type { CompiledFlow } from './compile-flow.ts';
import { enter } from './enter.ts';
import { incidentTask } from './incident.ts';
import type { Moved } from './moved.ts';
import { frameOf } from './sight.ts';
import { withToken } from './tokens.ts';

/** A step that cannot go on: by its fault exit where one is drawn, otherwise it stays as an incident that an operator decides. */
export function stickOrLeave(flow: CompiledFlow, state: ExecutionState, token: Token, fault: FaultRecord, at: string): Moved {
  const frame = frameOf(state, token);
  const graph = flow.graph(frame.flow);
  const step = (exit?: string): Step => ({
    frame: token.frame,
    flow: frame.flow,
    node: token.node,
    ...(exit === undefined ? {} : { exit }),
    outcome: 'fault',
    set: {},
    reason: `${fault.code}: ${fault.message}`,
    ms: Date.parse(at) - Date.parse(token.entered),
  });
  const endless = fault.code === 'execution.endless';
  if (!endless && graph.next(token.node, 'fault') !== undefined) {
    return { state: enter(flow, state, token, ['fault'], at), commands: [], steps: [step('fault')] };
  }
  return stick(state, token, incidentTask(state, token, frame.flow, fault), fault, step(), at);
}

function stick(state: ExecutionState, token: Token, incident: Task, fault: FaultRecord, step: Step, at: string): Moved {
  const asked = token.phase.is === 'asked' ? { asked: token.phase } : {};
  let { ordinal } = state.next;
  const commands: Command[] = [];
  if (token.phase.is === 'ready' && token.phase.held) {
    commands.push({ kind: 'close', ordinal: ordinal + 1, task: token.phase.held.task.id, choice: 'fault', by: 'service:runtime' });
  }
  commands.unshift({ kind: 'ask', ordinal: ordinal++, token: token.id, node: token.node, task: incident });
  ordinal = state.next.ordinal + commands.length;
  const { conversation, language, channel } = state.origin;
  if (conversation !== undefined && channel !== 'flow') {
    commands.push({ kind: 'say', ordinal: ordinal++, conversation, replies: [{ text: apologies[language] }] });
  }
  const stuck = withToken(state, { ...token, phase: { is: 'stuck', incident, fault, ...asked, since: at } });
  return { state: { ...stuck, next: { ...stuck.next, ordinal } }, commands, steps: [step] };
}
