import { defineFault } from '../../fault/index.ts';
import {
  adopted,
  childrenOf,
  readXml,
  writeXml,
  type XmlChange,
  type XmlChanges,
  type XmlDocument,
  type XmlElement,
  type XmlInsert,
  type XmlNode,
} from '../xml/index.ts';

/** Changes to a file, gathered one by one and written all at once. */
export type Revision = {
  remove(element: XmlElement): void;
  rename(element: XmlElement, local: string): void;
  attribute(element: XmlElement, name: string, value: string | undefined): void;
  say(element: XmlElement, content: string): void;
  /** Puts a new element, given as XML that stands alone, among the children: before the first of those that come later, else at the end. */
  insert(parent: XmlElement, xml: string, comesLater: (child: XmlElement) => boolean): void;
  /** Puts an extension into an element, given as XML that stands alone. */
  extend(element: XmlElement, xml: string): void;
  isRemoved(element: XmlElement): boolean;
  written(document: XmlDocument): string;
};

/** Begins a revision in which nothing is changed yet. */
export function openRevision(): Revision {
  const changes = new Map<XmlElement, XmlChange>();
  const extensions = new Map<XmlElement, string[]>();
  const change = (element: XmlElement, more: XmlChange) => changes.set(element, { ...changes.get(element), ...more });
  return {
    remove: (element) => change(element, { removed: true }),
    rename: (element, local) => change(element, { local }),
    attribute(element, name, value) {
      change(element, { attributes: { ...changes.get(element)?.attributes, [name]: value } });
    },
    say: (element, content) => change(element, { content }),
    insert(parent, xml, comesLater) {
      const insert = insertOf(parent, xml, comesLater);
      change(parent, { inserts: [...(changes.get(parent)?.inserts ?? []), insert] });
    },
    extend: (element, xml) => extensions.set(element, [...(extensions.get(element) ?? []), xml]),
    isRemoved: (element) => changes.get(element)?.removed === true,
    written(document) {
      for (const [element, words] of extensions) {
        const [held] = childrenOf(element, 'extensionElements');
        const inserts = held
          ? words.map((xml) => insertOf(held, xml, () => false))
          : [insertOf(element, holderOf(element, words), ({ local }) => local !== 'documentation')];
        // Extensions come before all that is put beside them.
        change(held ?? element, { inserts: [...inserts, ...(changes.get(held ?? element)?.inserts ?? [])] });
      }
      extensions.clear();
      return writeXml(document, changes satisfies XmlChanges);
    },
  };
}

function holderOf({ uri }: XmlElement, words: readonly string[]): string {
  return `<bpmn:extensionElements xmlns:bpmn="${uri}">${words.join('')}</bpmn:extensionElements>`;
}

const notXml = defineFault('bpmn.not-written', 'bug', () => 'what we wrote ourselves is no XML');

/** XML of our own making as a document. Throws `bpmn.not-written`, which never happens. */
export function ownDocument(xml: string): XmlDocument {
  const read = readXml(xml);
  if (!read.ok) throw notXml({});
  return read.document;
}

function insertOf(parent: XmlElement, xml: string, comesLater: (child: XmlElement) => boolean): XmlInsert {
  return { after: lastBefore(parent, comesLater), element: adopted(ownDocument(xml).root, parent.namespaces) };
}

function lastBefore(parent: XmlElement, comesLater: (child: XmlElement) => boolean): XmlNode | undefined {
  const elements = parent.children.filter((child) => child.is === 'element');
  const later = elements.findIndex(comesLater);
  return later < 0 ? elements.at(-1) : elements[later - 1];
}
