import { idOf } from '../document/bpmn-element.ts';
import { openIds } from '../read/claimed-ids.ts';
import type { Line, Place } from '../read/container.ts';
import type { XmlElement } from '../xml/index.ts';
import { attachedTo } from './attached-events.ts';
import { defaultOf } from './gateways.ts';
import { ownBranchEnds } from './own-branches.ts';
import { stepWordsOf } from './placed-step.ts';
import type { Around } from './translation.ts';

type Facts = {
  readonly flows: ReadonlyMap<string, string>;
  source(id: string): XmlElement | undefined;
};

/** What the steps of one container need to know of one another. */
export function aroundOf(places: readonly Place[], start: string | undefined, { flows, source }: Facts): Around {
  const exits = new Map(places.flatMap((place) => [...exitsOf(place)]));
  return {
    start,
    ownBranch: ownBranchEnds(places),
    attached: attachedTo(places, staysOwnEvent),
    flowOf: (id) => flows.get(id),
    source,
    exitOf: (line) => exits.get(line) ?? idOf(line.element),
  };
}

/** A line's own way out: its id, cut to length; the default line of a choice is "otherwise". */
function exitsOf(place: Place): ReadonlyMap<Line, string> {
  const claim = openIds(64, /[^\s\S]/g);
  const fallback = place.element.$type === 'bpmn:ExclusiveGateway' ? defaultOf(place) : undefined;
  return new Map(place.outgoing.map((line) => [line, line === fallback ? 'otherwise' : claim(line.id)]));
}

/** We wrote that it is, or its host is a step of another kind now. */
function staysOwnEvent(event: Place, host: Place): boolean {
  const kind = stepWordsOf(host)?.kind;
  return stepWordsOf(event)?.detached === true || !(kind === undefined || kind === 'desk.task' || kind === 'flows.code');
}
