import type { FlowGraph } from '../../flow/index.ts';
import { NoteWords } from '../step/own-words.ts';
import { attributeOf, childrenOf, escaped, legal, type XmlElement } from '../xml/index.ts';
import type { ContainerRevision } from './container-revision.ts';
import { same } from './wanted.ts';
import { hasWords, writeWords } from './write-words.ts';

type Note = FlowGraph['notes'][number];

/** Puts new notes beside the flow as text annotations, and changes those that changed. Gives each note's element. */
export async function reviseNotes(work: ContainerRevision): Promise<ReadonlyMap<string, string>> {
  const { graph, drawn, index, fresh } = work;
  const before = new Map(drawn?.graph.notes.map((note) => [note.id, note]));
  const elements = new Map<string, string>();
  for (const note of graph.notes) {
    const known = drawn?.notes.get(note.id);
    const element = known === undefined ? undefined : index.byId(known);
    const then = before.get(note.id);
    elements.set(note.id, known ?? fresh(note.id));
    if (element && then) await reviseNote(note, then, element, work);
    else work.addArtifact(await noteXml(note, elements.get(note.id) ?? '', work));
  }
  return elements;
}

async function noteXml(note: Note, id: string, { maker }: ContainerRevision): Promise<string> {
  const shown = legal(note.text);
  const value = wordsOf(note, id, shown);
  return maker.xml(maker.create('bpmn:TextAnnotation', { id, text: shown, extensionElements: maker.words('mortise:Note', value) }));
}

async function reviseNote(note: Note, then: Note, element: XmlElement, { revision, maker, pinned }: ContainerRevision): Promise<void> {
  const [text] = childrenOf(element, 'text');
  const changed = note.text !== then.text;
  const told = hasWords(element, 'mortise:Note');
  const shown = changed && element.local === 'textAnnotation' ? legal(note.text) : then.text;
  if (pinned.has(attributeOf(element, 'id') ?? '') || (told && (changed || !same(note.at, then.at))))
    await writeWords(revision, element, { type: 'mortise:Note', value: wordsOf(note, undefined, shown), maker });
  if (!changed || element.local !== 'textAnnotation') return;
  if (text) revision.say(text, shown);
  else revision.insert(element, textXml(element, shown), () => false);
}

function textXml({ uri }: XmlElement, text: string): string {
  return `<bpmn:text xmlns:bpmn="${uri}">${escaped(text)}</bpmn:text>`;
}

function wordsOf(note: Note, element: string | undefined, shown: string): NoteWords {
  return NoteWords.parse({ ...(element === note.id ? {} : { id: note.id }), text: note.text, shown, at: note.at });
}
