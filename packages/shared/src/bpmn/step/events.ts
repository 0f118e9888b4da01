import { elementAt, textAt } from '../document/bpmn-element.ts';
import { warningOf } from '../document/bpmn-warning.ts';
import type { Place } from '../read/container.ts';
import { secondsFrom } from '../read/iso-duration.ts';
import { definitionsOf } from '../read/type-names.ts';
import { opaqueStep, whys } from './opaque-step.ts';
import type { Translate, Translation } from './translation.ts';

/** A step that does nothing and goes on. */
export const passing: Translation = { kind: 'flows.pass', settings: {}, exit: 'next' };

/** The one start of a flow; any other start event is kept and shown. */
export const startEvent: Translate = (place, around) => {
  if (around.start !== place.id) return opaqueStep(place, whys.oneStart, around);
  const [trigger] = definitionsOf(place.element);
  if (trigger === undefined) return passing;
  if (trigger.$type !== 'bpmn:MessageEventDefinition') return opaqueStep(place, whys.trigger, around);
  const zh = '消息开始事件：本流程由调用、接口或对话发起，消息的定义原样保留';
  const en = 'a message starts it: a flow of ours is started by a call, a webhook or a dialog; the message is kept as it is';
  return { ...passing, warnings: [warningOf('message-start', place.id, zh, en)] };
};

export const endEvent: Translate = (place, around) => {
  const definitions = definitionsOf(place.element);
  const terminates = definitions.some(({ $type }) => $type === 'bpmn:TerminateEventDefinition');
  if (place.outgoing.length > 0) return opaqueStep(place, whys.afterEnd, around);
  if (definitions.length > (terminates ? 1 : 0)) return opaqueStep(place, whys.noStep, around);
  if (!terminates && around.ownBranch.has(place.id)) return opaqueStep(place, whys.ownBranch, around);
  return { kind: 'flows.end', settings: {}, exit: 'next' };
};

export const intermediateThrowEvent: Translate = (place, around) =>
  definitionsOf(place.element).length === 0 ? passing : opaqueStep(place, whys.noStep, around);

/** A timer of fixed length is a pause. */
export const intermediateCatchEvent: Translate = (place, around) => {
  const seconds = fixedSecondsOf(place);
  if (seconds === undefined) return opaqueStep(place, isTimer(place) ? whys.notFixed : whys.noStep, around);
  return { kind: 'flows.pause', settings: { seconds }, exit: 'next' };
};

/** One that has become a way out of its step is passed through; see `attachedTo`. */
export const boundaryEvent: Translate = (place, around) => {
  const host = elementAt(place.element, 'attachedToRef');
  const attached = host && around.attached.get(textAt(host, 'id') ?? '');
  return attached?.event === place.id ? passing : opaqueStep(place, whys.noStep, around);
};

/** The seconds that a timer event waits, if that is a fixed length of up to a year. */
export function fixedSecondsOf({ element }: Pick<Place, 'element'>): number | undefined {
  const [definition, ...others] = definitionsOf(element);
  if (definition?.$type !== 'bpmn:TimerEventDefinition' || others.length > 0) return undefined;
  const duration = elementAt(definition, 'timeDuration');
  const seconds = secondsFrom((duration && textAt(duration, 'body')) ?? '');
  return seconds !== undefined && seconds >= 1 && seconds <= 31_536_000 ? seconds : undefined;
}

function isTimer({ element }: Pick<Place, 'element'>): boolean {
  return definitionsOf(element).some(({ $type }) => $type === 'bpmn:TimerEventDefinition');
}

/** Whether an event on a border ends what it is attached to. */
export function interrupts({ element }: Pick<Place, 'element'>): boolean {
  return element.get('cancelActivity') !== false;
}
