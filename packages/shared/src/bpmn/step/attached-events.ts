import { elementAt, elementsAt, idOf } from '../document/bpmn-element.ts';
import type { Place } from '../read/container.ts';
import { definitionsOf } from '../read/type-names.ts';
import { hasOurScript } from './activities.ts';
import { fixedSecondsOf, interrupts } from './events.ts';
import type { Attached } from './translation.ts';

/**
 * The events on borders that are the same as a way out of ours: a timer of whole hours that ends a person's task is its "overdue", and
 * an error of whatever kind on a script is its "fault". At most one for each step; any other stays an event of its own, as do those that
 * `stays` names.
 */
export function attachedTo(places: readonly Place[], stays: (event: Place, host: Place) => boolean): ReadonlyMap<string, Attached> {
  const byId = new Map(places.map((place) => [place.id, place]));
  const attached = new Map<string, Attached>();
  for (const place of places) {
    if (place.element.$type !== 'bpmn:BoundaryEvent' || !interrupts(place)) continue;
    const border = elementAt(place.element, 'attachedToRef');
    const host = border && byId.get(idOf(border));
    if (!host || attached.has(host.id) || stays(place, host)) continue;
    const found = overdue(place, host) ?? fault(place, host);
    if (found) attached.set(host.id, found);
  }
  return attached;
}

function overdue(event: Place, host: Place): Attached | undefined {
  if (host.element.$type !== 'bpmn:UserTask' || isRepeated(host)) return undefined;
  const hours = (fixedSecondsOf(event) ?? 0) / 3600;
  return Number.isInteger(hours) && hours >= 1 && hours <= 8760 ? { event: event.id, exit: 'overdue', hours } : undefined;
}

function fault(event: Place, host: Place): Attached | undefined {
  if (host.element.$type !== 'bpmn:ScriptTask' || isRepeated(host) || !hasOurScript(host)) return undefined;
  const [definition, ...others] = definitionsOf(event.element);
  const anyError = definition?.$type === 'bpmn:ErrorEventDefinition' && elementsAt(definition, 'errorRef').length === 0;
  return anyError && others.length === 0 ? { event: event.id, exit: 'fault' } : undefined;
}

function isRepeated({ element }: Place): boolean {
  return elementAt(element, 'loopCharacteristics') !== undefined || element.get('isForCompensation') === true;
}
