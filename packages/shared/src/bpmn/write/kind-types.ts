/** What each kind of step is for other tools. Any other kind is a service task: a system of ours does it. */
const types: Readonly<Record<string, string>> = {
  'flows.choose': 'bpmn:ExclusiveGateway',
  'flows.fork': 'bpmn:ParallelGateway',
  'flows.join': 'bpmn:ParallelGateway',
  'flows.pause': 'bpmn:IntermediateCatchEvent',
  'flows.end': 'bpmn:EndEvent',
  'flows.respond': 'bpmn:EndEvent',
  'flows.code': 'bpmn:ScriptTask',
  'flows.decide': 'bpmn:BusinessRuleTask',
  'flows.call': 'bpmn:CallActivity',
  'flows.start': 'bpmn:CallActivity',
  'desk.task': 'bpmn:UserTask',
  'desk.hand-over': 'bpmn:UserTask',
  'claims.review': 'bpmn:UserTask',
  'conversations.say': 'bpmn:SendTask',
  'conversations.ask': 'bpmn:ReceiveTask',
  'conversations.listen': 'bpmn:ReceiveTask',
  'conversations.offer': 'bpmn:ReceiveTask',
  'bpmn.opaque': 'bpmn:Task',
};

/** The type that a new element for a step of this kind has. A step that does nothing is a start where the flow begins, else a merge. */
export function typeOfKind(kind: string, begins: boolean): string {
  if (kind === 'flows.pass') return begins ? 'bpmn:StartEvent' : 'bpmn:ExclusiveGateway';
  return Object.hasOwn(types, kind) ? (types[kind] ?? plain) : plain;
}

const plain = 'bpmn:ServiceTask';

/** How large a shape of this type is drawn, in the diagram's units. */
export function sizeOfType(type: string): { readonly width: number; readonly height: number } {
  if (type.endsWith('Event')) return { width: 36, height: 36 };
  return type.endsWith('Gateway') ? { width: 50, height: 50 } : { width: 100, height: 60 };
}
