import type { Place } from './container.ts';
import { definitionsOf } from './type-names.ts';

/**
 * Where a flow begins, by its element's id: at its start event; in a flow without one, at the one node that no line leads to. Undefined
 * where that leaves several, or none.
 */
export function startOf(places: readonly Place[]): string | undefined {
  const event = startEventOf(places);
  if (event !== undefined) return event;
  const [only, ...others] = places.filter((place) => place.incoming.length === 0 && !waits(place));
  return others.length === 0 ? only?.id : undefined;
}

/** Of several start events the one without a trigger, else one that a message triggers, else the first. */
export function startEventOf(places: readonly Place[]): string | undefined {
  const starts = places.filter(({ element }) => element.$type === 'bpmn:StartEvent');
  const plain = starts.find(({ element }) => definitionsOf(element).length === 0);
  const message = starts.find(({ element }) => definitionsOf(element).every(({ $type }) => $type === 'bpmn:MessageEventDefinition'));
  return (plain ?? message ?? starts[0])?.id;
}

/** What is entered by something else than a line. */
function waits({ element }: Place): boolean {
  return element.$type === 'bpmn:BoundaryEvent' || element.get('triggeredByEvent') === true || element.get('isForCompensation') === true;
}
