import { elementAt } from '../document/bpmn-element.ts';
import type { Place } from '../read/container.ts';

/**
 * The end events that may be reached while other branches are still under way. In BPMN they end their own branch; our "End" ends the flow.
 * Branches are counted along the lines: a step that leaves by several at once opens them, a gateway that waits for several closes
 * them; where the ways to a step disagree, the larger count holds.
 */
export function ownBranchEnds(places: readonly Place[]): ReadonlySet<string> {
  const byId = new Map(places.map((place) => [place.id, place]));
  const most = Math.min(20, places.filter((place) => opens(place)).length);
  const depth = new Map(places.map(({ id }) => [id, 0]));
  const open = places.filter((place) => opens(place));
  for (let place = open.pop(); place; place = open.pop()) {
    const inside = Math.max(0, (depth.get(place.id) ?? 0) - (closes(place) ? 1 : 0));
    const after = Math.min(most, inside + (opens(place) ? 1 : 0));
    for (const { to } of place.outgoing) {
      const next = byId.get(to);
      if (!next || (depth.get(to) ?? 0) >= after) continue;
      depth.set(to, after);
      open.push(next);
    }
  }
  return new Set(places.flatMap(({ id, element }) => (element.$type === 'bpmn:EndEvent' && (depth.get(id) ?? 0) > 0 ? [id] : [])));
}

const waiting = new Set(['bpmn:ParallelGateway', 'bpmn:InclusiveGateway', 'bpmn:ComplexGateway']);
const choosing = new Set(['bpmn:ExclusiveGateway', 'bpmn:EventBasedGateway']);

function opens({ element, outgoing }: Place): boolean {
  if (choosing.has(element.$type) || outgoing.length < 2) return false;
  return waiting.has(element.$type) || outgoing.every((line) => elementAt(line.element, 'conditionExpression') === undefined);
}

function closes({ element, incoming }: Place): boolean {
  return waiting.has(element.$type) && incoming.length >= 2;
}
