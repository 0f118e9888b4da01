import { mortiseUri } from '../document/bpmn-element.ts';
import { modelUri } from '../document/model-words.ts';
import { childrenOf, legalJson, type XmlElement } from '../xml/index.ts';
import type { Maker } from './maker.ts';
import type { Revision } from './revision.ts';

type Words = { readonly type: `mortise:${string}`; readonly value: unknown; readonly maker: Maker };

/** Puts our own words into an element that is in the file: in place of those that are there, else among its extensions. */
export async function writeWords(revision: Revision, element: XmlElement, { type, value, maker }: Words): Promise<void> {
  const [extension] = childrenOf(element, 'extensionElements');
  const own = extension && ownWordsIn(extension, type);
  if (own) revision.say(own, legalJson(value));
  else revision.extend(element, await maker.xml(maker.create(type, { body: legalJson(value) })));
}

/** Whether an element that is in the file holds words of ours of this type. */
export function hasWords(element: XmlElement, type: `mortise:${string}`): boolean {
  return childrenOf(element, 'extensionElements').some((extension) => ownWordsIn(extension, type) !== undefined);
}

function ownWordsIn(extension: XmlElement, type: string): XmlElement | undefined {
  const local = type.replace('mortise:', '').toLowerCase();
  return extension.children.find(
    (child): child is XmlElement => child.is === 'element' && child.uri === mortiseUri && child.local === local,
  );
}

/** What stands before the lines in an element. */
const early: ReadonlySet<string> = new Set([
  'documentation',
  'extensionElements',
  'auditing',
  'monitoring',
  'categoryValueRef',
  'incoming',
]);

/** Tells an element that is in the file of a line that comes to it or leaves it. */
export function writeLineRef(
  revision: Revision,
  element: XmlElement,
  { local, line }: { local: 'incoming' | 'outgoing'; line: string },
): void {
  const xml = `<bpmn:${local} xmlns:bpmn="${modelUri}">${line}</bpmn:${local}>`;
  revision.insert(element, xml, (child) => !(early.has(child.local) || (local === 'outgoing' && child.local === 'outgoing')));
}
