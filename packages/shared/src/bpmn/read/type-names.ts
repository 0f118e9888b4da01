import type { Text } from '../../text/index.ts';
import { type BpmnElement, elementsAt } from '../document/bpmn-element.ts';

const names: Readonly<Record<string, Text>> = {
  'bpmn:StartEvent': { zh: '开始事件', en: 'Start event' },
  'bpmn:EndEvent': { zh: '结束事件', en: 'End event' },
  'bpmn:IntermediateCatchEvent': { zh: '中间捕获事件', en: 'Intermediate catch event' },
  'bpmn:IntermediateThrowEvent': { zh: '中间抛出事件', en: 'Intermediate throw event' },
  'bpmn:ImplicitThrowEvent': { zh: '隐式抛出事件', en: 'Implicit throw event' },
  'bpmn:BoundaryEvent': { zh: '边界事件', en: 'Boundary event' },
  'bpmn:Task': { zh: '任务', en: 'Task' },
  'bpmn:UserTask': { zh: '用户任务', en: 'User task' },
  'bpmn:ManualTask': { zh: '手工任务', en: 'Manual task' },
  'bpmn:ServiceTask': { zh: '服务任务', en: 'Service task' },
  'bpmn:ScriptTask': { zh: '脚本任务', en: 'Script task' },
  'bpmn:BusinessRuleTask': { zh: '业务规则任务', en: 'Business rule task' },
  'bpmn:SendTask': { zh: '发送任务', en: 'Send task' },
  'bpmn:ReceiveTask': { zh: '接收任务', en: 'Receive task' },
  'bpmn:CallActivity': { zh: '调用活动', en: 'Call activity' },
  'bpmn:SubProcess': { zh: '子流程', en: 'Sub-process' },
  'bpmn:AdHocSubProcess': { zh: '即席子流程', en: 'Ad-hoc sub-process' },
  'bpmn:Transaction': { zh: '事务子流程', en: 'Transaction' },
  'bpmn:ExclusiveGateway': { zh: '排他网关', en: 'Exclusive gateway' },
  'bpmn:ParallelGateway': { zh: '并行网关', en: 'Parallel gateway' },
  'bpmn:InclusiveGateway': { zh: '相容网关', en: 'Inclusive gateway' },
  'bpmn:ComplexGateway': { zh: '复杂网关', en: 'Complex gateway' },
  'bpmn:EventBasedGateway': { zh: '事件网关', en: 'Event-based gateway' },
  'bpmn:ChoreographyTask': { zh: '编排任务', en: 'Choreography task' },
  'bpmn:CallChoreography': { zh: '调用编排', en: 'Call choreography' },
  'bpmn:SubChoreography': { zh: '子编排', en: 'Sub-choreography' },
};

const triggers: Readonly<Record<string, Text>> = {
  'bpmn:MessageEventDefinition': { zh: '消息', en: 'message' },
  'bpmn:TimerEventDefinition': { zh: '定时', en: 'timer' },
  'bpmn:ErrorEventDefinition': { zh: '错误', en: 'error' },
  'bpmn:EscalationEventDefinition': { zh: '升级', en: 'escalation' },
  'bpmn:CancelEventDefinition': { zh: '取消', en: 'cancel' },
  'bpmn:CompensateEventDefinition': { zh: '补偿', en: 'compensation' },
  'bpmn:ConditionalEventDefinition': { zh: '条件', en: 'condition' },
  'bpmn:LinkEventDefinition': { zh: '链接', en: 'link' },
  'bpmn:SignalEventDefinition': { zh: '信号', en: 'signal' },
  'bpmn:TerminateEventDefinition': { zh: '终止', en: 'terminate' },
};

/** What people call an element's type, with what an event waits for or brings about: "Boundary event (timer)". */
export function typeNameOf(element: BpmnElement): Text {
  const { $type } = element;
  const name = names[$type] ?? { zh: $type, en: $type };
  const found = definitionsOf(element).map((definition) => triggers[definition.$type] ?? { zh: definition.$type, en: definition.$type });
  if (found.length === 0) return name;
  return { zh: `${name.zh}（${found.map(({ zh }) => zh).join('、')}）`, en: `${name.en} (${found.map(({ en }) => en).join(', ')})` };
}

/** What an event waits for or brings about, whether written in it or beside it. */
export function definitionsOf(event: BpmnElement): readonly BpmnElement[] {
  return [...elementsAt(event, 'eventDefinitions'), ...elementsAt(event, 'eventDefinitionRef')];
}
