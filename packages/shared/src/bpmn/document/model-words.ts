/** The address of BPMN 2.0's model. */
export const modelUri = 'http://www.omg.org/spec/BPMN/20100524/MODEL';
/** Addresses of drafts of the standard that some tools still write; what they mean by a name is the same. */
export const earlierUris: Readonly<Record<string, string>> = {
  'http://schema.omg.org/spec/BPMN/2.0': modelUri,
  'http://www.omg.org/bpmn20': modelUri,
  'http://bpmn.org/spec/BPMN/20100524/MODEL': modelUri,
};
export const diagramUri = 'http://www.omg.org/spec/BPMN/20100524/DI';

/** Every element of the standard that a line can lead to or from. */
export const flowNodes: ReadonlySet<string> = new Set([
  'startEvent',
  'endEvent',
  'intermediateCatchEvent',
  'intermediateThrowEvent',
  'boundaryEvent',
  'implicitThrowEvent',
  'task',
  'userTask',
  'manualTask',
  'serviceTask',
  'scriptTask',
  'businessRuleTask',
  'sendTask',
  'receiveTask',
  'callActivity',
  'subProcess',
  'adHocSubProcess',
  'transaction',
  'exclusiveGateway',
  'parallelGateway',
  'inclusiveGateway',
  'complexGateway',
  'eventBasedGateway',
  'choreographyTask',
  'callChoreography',
  'subChoreography',
]);

/** What a flow is made of beside its nodes, and needs an id for. */
export const otherNamed: ReadonlySet<string> = new Set(['process', 'choreography', 'sequenceFlow', 'textAnnotation', 'group']);
