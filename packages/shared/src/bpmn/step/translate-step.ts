import { businessRuleTask, callActivity, noStep, once, scriptTask, subProcess, undecidedTask, userTask } from './activities.ts';
import { boundaryEvent, endEvent, intermediateCatchEvent, intermediateThrowEvent, startEvent } from './events.ts';
import { exclusiveGateway, otherGateway, parallelGateway } from './gateways.ts';
import type { Translate } from './translation.ts';

/** What each type of BPMN becomes. A type that is not here is kept as an opaque step. */
const translators: Readonly<Record<string, Translate>> = {
  'bpmn:StartEvent': startEvent,
  'bpmn:EndEvent': endEvent,
  'bpmn:IntermediateCatchEvent': intermediateCatchEvent,
  'bpmn:IntermediateThrowEvent': intermediateThrowEvent,
  'bpmn:BoundaryEvent': boundaryEvent,
  'bpmn:Task': once(undecidedTask),
  'bpmn:ManualTask': once(undecidedTask),
  'bpmn:UserTask': once(userTask),
  'bpmn:ScriptTask': once(scriptTask),
  'bpmn:BusinessRuleTask': once(businessRuleTask),
  'bpmn:CallActivity': once(callActivity),
  'bpmn:SubProcess': once(subProcess),
  'bpmn:ServiceTask': once(noStep),
  'bpmn:SendTask': once(noStep),
  'bpmn:ReceiveTask': once(noStep),
  'bpmn:ExclusiveGateway': exclusiveGateway,
  'bpmn:ParallelGateway': parallelGateway,
  'bpmn:InclusiveGateway': otherGateway,
  'bpmn:ComplexGateway': otherGateway,
  'bpmn:EventBasedGateway': otherGateway,
};

/** What an element becomes among our steps. */
export const translateStep: Translate = (place, around) => {
  const translate = Object.hasOwn(translators, place.element.$type) ? translators[place.element.$type] : undefined;
  return (translate ?? once(noStep))(place, around);
};
