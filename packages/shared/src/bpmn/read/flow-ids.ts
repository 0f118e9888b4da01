import { textAt } from '../document/bpmn-element.ts';
import type { Container } from './container.ts';

/** A flow id that reads like the text: "Medical claim" → medical-claim; what begins with a digit gets `flow-` before it. */
export function flowIdFrom(text: string): string {
  const id = text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+/, '');
  return (/^[a-z]/.test(id) ? id : `flow-${id}`).slice(0, 60).replace(/-+$/, '');
}

/** The flow id of each container, by the container's own: those given first, then free ones made from the name, else from the id. */
export function flowIdsOf(
  containers: readonly Container[],
  given: Readonly<Record<string, string>>,
  taken: readonly string[],
): ReadonlyMap<string, string> {
  const used = new Set([...taken, ...Object.values(given)]);
  return new Map(
    containers.map(({ id, element }) => {
      const known = Object.hasOwn(given, id) ? given[id] : undefined;
      const stem = known ?? stemOf(textAt(element, 'name') ?? '', id);
      let free = stem;
      for (let n = 2; known === undefined && used.has(free); n += 1) free = `${stem}-${n}`;
      used.add(free);
      return [id, free] as const;
    }),
  );
}

function stemOf(name: string, id: string): string {
  const fromName = flowIdFrom(name);
  return /[a-z]/i.test(name) && fromName.length >= 3 ? fromName : flowIdFrom(id);
}
