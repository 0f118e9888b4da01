import type { StepWords } from '../step/own-words.ts';
import { attributeOf, elementsIn, readXml, type XmlElement } from '../xml/index.ts';
import type { Maker } from './maker.ts';
import { openRevision } from './revision.ts';
import type { StepFacts } from './step-facts.ts';
import type { WantedStep } from './wanted.ts';
import { writeLineRef, writeWords } from './write-words.ts';

type Brought = { readonly step: WantedStep; readonly facts: StepFacts; readonly words: StepWords; readonly maker: Maker };

/** An event on a border is nothing without what it is attached to; what a sub-process holds is a flow of its own. */
const never = new Set(['boundaryEvent', 'subProcess', 'transaction', 'adHocSubProcess', 'subChoreography']);

/**
 * An element as another file had it, under its new id and with its new lines. Undefined where there is none, where ids within it are
 * taken here, and for what cannot be brought along alone.
 */
export async function broughtXml(source: string, { step, facts, words, maker }: Brought): Promise<string | undefined> {
  const read = source === '' ? undefined : readXml(source);
  if (!read?.ok) return undefined;
  const { root } = read.document;
  const inner = [...elementsIn(root)].slice(1).flatMap((element) => attributeOf(element, 'id') ?? []);
  if (never.has(root.local) || inner.some((id) => facts.taken.has(id))) return undefined;
  for (const id of inner) facts.taken.add(id);
  const revision = openRevision();
  revision.attribute(root, 'id', step.element);
  revision.attribute(root, 'name', words.shown === '' ? undefined : words.shown);
  revision.attribute(root, 'default', undefined);
  for (const child of root.children) if (child.is === 'element' && isLine(child)) revision.remove(child);
  await writeWords(revision, root, { type: 'mortise:Step', value: words, maker });
  for (const local of ['incoming', 'outgoing'] as const) {
    for (const line of facts[local]) writeLineRef(revision, root, { local, line });
  }
  return revision.written(read.document);
}

function isLine({ local }: XmlElement): boolean {
  return local === 'incoming' || local === 'outgoing';
}
