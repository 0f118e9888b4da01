import { definitionsOf } from './type-names.ts';
import type { Place } from './container.ts';

/**
 * Where a flow begins, by its element's id: at the start event without a trigger, else at one that a message triggers, else at any; in
 * a flow without start events, at the one node that no line leads to. Undefined where that leaves several, or none.
 */
export function startOf(places: readonly Place[]): string | undefined {
  const starts = places.filter(({ element }) => element.$type === 'bpmn:StartEvent');
  const plain = starts.find(({ element }) => definitionsOf(element).length === 0);
  const message = starts.find(({ element }) => definitionsOf(element).every(({ $type }) => $type === 'bpmn:MessageEventDefinition'));
  const first = plain ?? message ?? starts[0];
  if (first) return first.id;
  const [only, ...others] = places.filter((place) => place.incoming.length === 0 && !waits(place));
  return others.length === 0 ? only?.id : undefined;
}

/** What is entered by something else than a line. */
function waits({ element }: Place): boolean {
  return (
    element.$type === 'bpmn:BoundaryEvent' || element.get('triggeredByEvent') === true || element.get('isForCompensation') === true
  );
}

