import { diagramUri } from '../document/model-words.ts';
import { attributeOf, elementsIn, type XmlElement } from '../xml/index.ts';

/** The elements of a file as they are written, by what they are looked for by. */
export type FileIndex = {
  readonly root: XmlElement;
  byId(id: string): XmlElement | undefined;
  parentOf(element: XmlElement): XmlElement | undefined;
  /** The shapes and edges of the diagram that draw an element. */
  drawingsOf(id: string): readonly XmlElement[];
  /** The events on the border of an element, by their ids. */
  attachedTo(id: string): readonly string[];
  /** All elements, in the order of the file. */
  readonly all: readonly XmlElement[];
  readonly ids: ReadonlySet<string>;
};

/** Looks a file through once. */
export function indexOf(root: XmlElement): FileIndex {
  const all = [...elementsIn(root)];
  const parents = new Map(
    all.flatMap((parent) => parent.children.flatMap((child) => (child.is === 'element' ? [[child, parent] as const] : []))),
  );
  const ids = new Map<string, XmlElement>();
  for (const element of all) {
    const id = attributeOf(element, 'id');
    if (id !== undefined && !ids.has(id)) ids.set(id, element);
  }
  const drawings = Map.groupBy(all.filter(isDrawing), (element) => plainId(attributeOf(element, 'bpmnElement') ?? ''));
  const attached = Map.groupBy(
    all.filter((element) => attributeOf(element, 'attachedToRef') !== undefined),
    (element) => plainId(attributeOf(element, 'attachedToRef') ?? ''),
  );
  return {
    root,
    byId: (id) => ids.get(id),
    parentOf: (element) => parents.get(element),
    drawingsOf: (id) => drawings.get(id) ?? [],
    attachedTo: (id) => (attached.get(id) ?? []).flatMap((event) => attributeOf(event, 'id') ?? []),
    all,
    ids: new Set(ids.keys()),
  };
}

/** `tns:Task_1` → `Task_1`: ids hold no colon, so what stands before one is a prefix. */
export function plainId(reference: string): string {
  const text = reference.trim();
  return text.slice(text.indexOf(':') + 1);
}

function isDrawing({ uri, local }: XmlElement): boolean {
  return uri === diagramUri && (local === 'BPMNShape' || local === 'BPMNEdge');
}
