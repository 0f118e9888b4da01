import { attributeOf, elementsIn, textOf, type XmlElement } from '../xml/index.ts';
import { type FileIndex, plainId } from './file-index.ts';
import type { Revision } from './revision.ts';

/** What is nothing without the two it connects. */
const connecting = new Set(['sequenceFlow', 'association', 'messageFlow']);
const naming = new Set(['incoming', 'outgoing', 'flowNodeRef']);
const mentioning = ['default', 'activityRef'];

type Leaving = {
  /** Elements that go. */
  readonly ids: readonly string[];
  /** Lines that stay though an end of theirs goes: they lead elsewhere now. */
  readonly staying: ReadonlySet<string>;
};

/**
 * Takes elements out of a file with all in them and all that only exists through them: their shapes, lines with theirs, associations and
 * message flows, and the places that name them. Gives the ids of all that is gone.
 */
export function removeElements(revision: Revision, index: FileIndex, { ids, staying }: Leaving): ReadonlySet<string> {
  const gone = new Set<string>();
  const take = (id: string) => {
    const element = index.byId(id);
    if (!element) return;
    revision.remove(element);
    for (const within of elementsIn(element)) {
      const inner = attributeOf(within, 'id');
      if (inner !== undefined) gone.add(inner);
    }
  };
  for (const id of ids) take(id);
  const connections = index.all.filter(({ local }) => connecting.has(local));
  for (let before = -1; before < gone.size; ) {
    before = gone.size;
    for (const connection of connections) {
      const id = attributeOf(connection, 'id') ?? '';
      const ends = ['sourceRef', 'targetRef'].map((name) => plainId(attributeOf(connection, name) ?? ''));
      if (!staying.has(id) && !gone.has(id) && ends.some((end) => gone.has(end))) take(id);
    }
  }
  for (const id of gone) for (const drawing of index.drawingsOf(id)) revision.remove(drawing);
  if (gone.size > 0) for (const element of index.all) forget(revision, element, gone);
  return gone;
}

function forget(revision: Revision, element: XmlElement, gone: ReadonlySet<string>): void {
  if (naming.has(element.local) && gone.has(plainId(textOf(element)))) revision.remove(element);
  for (const name of mentioning) {
    const named = attributeOf(element, name);
    if (named !== undefined && gone.has(plainId(named))) revision.attribute(element, name, undefined);
  }
}
