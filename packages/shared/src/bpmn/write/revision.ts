import { adopted, readXml, type XmlChange, type XmlChanges, type XmlDocument, type XmlElement, type XmlNode, writeXml } from '../xml/index.ts';

/** Changes to a file, gathered one by one and written all at once. */
export type Revision = {
  remove(element: XmlElement): void;
  rename(element: XmlElement, local: string): void;
  attribute(element: XmlElement, name: string, value: string | undefined): void;
  say(element: XmlElement, content: string): void;
  /** Puts a new element, given as XML that stands alone, among the children: before the first of those that come later, else at the end. */
  insert(parent: XmlElement, xml: string, comesLater: (child: XmlElement) => boolean): void;
  isRemoved(element: XmlElement): boolean;
  written(document: XmlDocument): string;
};

/** Begins a revision in which nothing is changed yet. */
export function openRevision(): Revision {
  const changes = new Map<XmlElement, XmlChange>();
  const change = (element: XmlElement, more: XmlChange) => changes.set(element, { ...changes.get(element), ...more });
  return {
    remove: (element) => change(element, { removed: true }),
    rename: (element, local) => change(element, { local }),
    attribute(element, name, value) {
      change(element, { attributes: { ...changes.get(element)?.attributes, [name]: value } });
    },
    say: (element, content) => change(element, { content }),
    insert(parent, xml, comesLater) {
      const read = readXml(xml);
      if (!read.ok) return;
      const element = adopted(read.document.root, parent.namespaces);
      const after = lastBefore(parent, comesLater);
      change(parent, { inserts: [...(changes.get(parent)?.inserts ?? []), { after, element }] });
    },
    isRemoved: (element) => changes.get(element)?.removed === true,
    written: (document) => writeXml(document, changes satisfies XmlChanges),
  };
}

function lastBefore(parent: XmlElement, comesLater: (child: XmlElement) => boolean): XmlNode | undefined {
  const elements = parent.children.filter((child) => child.is === 'element');
  const later = elements.findIndex(comesLater);
  return later < 0 ? elements.at(-1) : elements[later - 1];
}
