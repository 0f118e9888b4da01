import { ownWords } from '../document/bpmn-element.ts';
import { EntryWords, type FlowWords } from '../step/own-words.ts';
import type { Place } from './container.ts';
import type { DrawnFlow } from './drawn-flow.ts';
import { startEventOf, startOf } from './start-of.ts';

/** Where a flow begins: the node, as far as it is known, and the element that is translated as a start. */
export type Beginning = { readonly node: string | undefined; readonly element: string | undefined };

/** The event that we drew before a flow's first step, if it still is that and nothing more. */
export function entryOf(places: readonly Place[]): DrawnFlow['entry'] {
  for (const { id, element, incoming, outgoing } of places) {
    const [line, ...others] = outgoing;
    const plain = element.$type === 'bpmn:StartEvent' && incoming.length === 0 && others.length === 0;
    if (line && plain && ownWords(element, 'mortise:Entry', EntryWords)) return { event: id, line: line.id, to: line.to };
  }
  return undefined;
}

type Told = { readonly words: FlowWords | undefined; readonly entry: DrawnFlow['entry'] };

/** Where the lines say that the flow begins; else where we wrote that it does; else where BPMN has it begin. */
export function beginningOf(places: readonly Place[], ids: ReadonlyMap<string, string>, { words, entry }: Told): Beginning {
  const elements = new Map([...ids].map(([element, node]) => [node, element]));
  if (entry) return { node: ids.get(entry.to), element: undefined };
  const own = words && elements.get(words.start);
  if (own !== undefined) return { node: words?.start, element: own };
  const element = words ? startEventOf(places) : startOf(places);
  return { node: element === undefined ? words?.start : ids.get(element), element };
}
