export { type BpmnText, bpmnTextFrom } from './document/bpmn-text.ts';
export { BpmnWarning } from './document/bpmn-warning.ts';
export type { BpmnRefusal } from './document/open-bpmn.ts';
export type { Lane } from './read/container.ts';
export { type BpmnFlow, type BpmnReading, flowsFromBpmn } from './read/flows-from-bpmn.ts';
export { type BpmnFile, bpmnFromFlows } from './write/bpmn-from-flows.ts';
