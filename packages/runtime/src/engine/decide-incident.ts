import type { Command, ExecutionEvent, ExecutionState, Task, Token } from '@mortise/shared/execution';
import { endExecution } from './frames.ts';
import { askAgain, closeCase } from './incident.ts';
import { type Moved, quiet } from './moved.ts';
import { performedAgain } from './perform-again.ts';
import { withToken } from './tokens.ts';

type Decided = Extract<ExecutionEvent, { type: 'decided' }>;

/** What an operator decided: ask again (same key), do again (new key), hand to a person, or close the case. */
export function decideIncident(state: ExecutionState, token: Token, event: Decided): Moved {
  const { phase } = token;
  if (phase.is !== 'stuck') return quiet(state);
  const ordinal = state.next.ordinal;
  const closed: Command = { kind: 'close', ordinal, task: phase.incident.id, choice: event.choice, by: event.by };
  const after = { ...state, next: { ...state.next, ordinal: ordinal + 1 } };
  const go = (moved: Moved): Moved => ({ ...moved, commands: [closed, ...moved.commands] });
  switch (event.choice) {
    case 'ask-again':
      if (!phase.asked) return go(quiet(withToken(after, { ...token, phase: { is: 'ready' } })));
      return go(performedAgain(after, { ...token, phase: phase.asked }, 1));
    case 'do-again': {
      if (!phase.asked) return quiet(state);
      const fresh = { ...phase.asked, ordinal: ordinal + 1, key: `${state.id}.${ordinal + 1}` };
      const spent = { ...after, next: { ...after.next, ordinal: ordinal + 2 } };
      return go(performedAgain(spent, { ...token, phase: fresh }, 1));
    }
    case 'hand-over': {
      const task: Task = {
        ...phase.incident,
        id: `${state.id}.${ordinal + 1}`,
        type: 'desk.task',
        title: { zh: '异常转人工', en: 'Handed over after a fault' },
        role: 'agent',
        choices: [askAgain, closeCase],
      };
      const spent = { ...after, next: { ...after.next, ordinal: ordinal + 2 } };
      return go({
        state: withToken(spent, { ...token, phase: { ...phase, incident: task } }),
        commands: [{ kind: 'ask', ordinal: ordinal + 1, token: token.id, node: token.node, task }],
        steps: [],
      });
    }
    case 'close':
      return endExecution(state, 'cancelled', {});
    default:
      return quiet(state);
  }
}
