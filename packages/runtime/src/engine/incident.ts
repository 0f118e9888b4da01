import type { ExecutionState, FaultRecord, Task, Token } from '@mortise/shared/execution';

export const askAgain = { id: 'ask-again', title: { zh: '再试一次', en: 'Ask again' } };
const doAgain = { id: 'do-again', title: { zh: '重新执行', en: 'Do again' } };
const handOver = { id: 'hand-over', title: { zh: '转人工处理', en: 'Hand to a person' } };
export const closeCase = { id: 'close', title: { zh: '结束办理', en: 'Close the case' } };

/** The task an operator sees for a step that cannot go on. Its data names cause and place, and nothing personal. */
export function incidentTask(state: ExecutionState, token: Token, flow: string, fault: FaultRecord): Task {
  const asked = token.phase.is === 'asked';
  return {
    id: `${state.id}.${state.next.ordinal}`,
    type: 'incident',
    title: { zh: '步骤执行失败', en: 'A step failed' },
    role: 'builder',
    choices: asked ? [askAgain, doAgain, handOver, closeCase] : [askAgain, handOver, closeCase],
    data: {
      fault: { code: fault.code, message: fault.message, blame: fault.blame },
      flow,
      node: token.node,
      unknown: fault.code === 'effect.outcome-unknown',
    },
  };
}
