import type { ExecutionState, Phase, Token, Wait } from '@mortise/shared/execution';
import type { Text } from '@mortise/shared/text';
import type { StandingToken } from './execution-view.ts';

/** Where an execution stands, token by token, in words an operator reads. */
export function standingOf({ tokens, frames }: ExecutionState): readonly StandingToken[] {
  const flows = new Map(frames.map(({ id, flow }) => [id, flow]));
  return tokens.map((token) => ({
    id: token.id,
    flow: flows.get(token.frame) ?? '',
    node: token.node,
    phase: token.phase.is,
    since: sinceOf(token),
    ...waitOf(token.phase),
  }));
}

function sinceOf({ phase, entered }: Token): string {
  return phase.is === 'stuck' ? phase.since : entered;
}

function waitOf(phase: Phase): Partial<StandingToken> {
  switch (phase.is) {
    case 'waiting':
      return {
        waitsFor: wordsOf(phase.wait),
        ...(phase.wait.until === undefined ? {} : { until: phase.wait.until }),
        ...(phase.wait.for === 'person' ? { task: phase.wait.task.id } : {}),
      };
    case 'stuck':
      return {
        waitsFor: { zh: '运维人员处理', en: 'an operator' },
        task: phase.incident.id,
        fault: { code: phase.fault.code, message: phase.fault.message },
      };
    case 'asked':
      return phase.retryAt === undefined ? {} : { waitsFor: { zh: '重试', en: 'the next try' }, until: phase.retryAt };
    case 'ready':
    case 'calling':
    case 'joined':
      return {};
    default:
      return phase satisfies never;
  }
}

function wordsOf(wait: Wait): Text {
  switch (wait.for) {
    case 'message':
      return { zh: '客户的回答', en: "the customer's answer" };
    case 'time':
      return { zh: '设定的时间', en: 'the time that was set' };
    case 'person':
      return wait.task.title;
    case 'signal':
      return { zh: `外部事件 ${wait.name}`, en: `outside event ${wait.name}` };
    case 'child':
      return { zh: `流程 ${wait.child}`, en: `process ${wait.child}` };
    default:
      return wait satisfies never;
  }
}
