import type { FlowGraph } from '../../flow/index.ts';
import { annotationAt, noteAt } from '../diagram/placement.ts';
import { type BpmnElement, elementAt, idOf, ownWords, textAt } from '../document/bpmn-element.ts';
import { type BpmnWarning, warningOf } from '../document/bpmn-warning.ts';
import { NoteWords } from '../step/own-words.ts';
import { openIds } from './claimed-ids.ts';
import type { Bounds } from './shapes.ts';

type Note = FlowGraph['notes'][number];
export type ReadNotes = {
  readonly notes: readonly Note[];
  readonly elements: ReadonlyMap<string, string>;
  readonly warnings: readonly BpmnWarning[];
};

/** Text annotations and groups as notes, where they stand. What has no place goes above everything else. */
export function notesFrom(artifacts: readonly BpmnElement[], shapes: ReadonlyMap<string, Bounds>): ReadNotes {
  const claim = openIds(64, /[^\s\S]/g);
  const elements = new Map<string, string>();
  const warnings: BpmnWarning[] = [];
  const shown = artifacts.filter(({ $type }) => $type === 'bpmn:TextAnnotation' || $type === 'bpmn:Group');
  const notes = shown.map((element, index): Note => {
    const words = ownWords(element, 'mortise:Note', NoteWords);
    const id = claim(words?.id ?? idOf(element));
    elements.set(id, idOf(element));
    const said = saidBy(element);
    if (said.length > 4000) warnings.push(tooLong(idOf(element)));
    const text = words && words.shown.trim() === said.trim() ? words.text : said;
    return { id, text: text.slice(0, 4000), at: placeOf(words, shapes.get(idOf(element)), index) };
  });
  const hidden = shown.length > 500 ? [tooMany] : [];
  return { notes: notes.slice(0, 500), elements, warnings: [...warnings, ...hidden] };
}

function saidBy(element: BpmnElement): string {
  const category = elementAt(element, 'categoryValueRef');
  return textAt(element, 'text') ?? (category && textAt(category, 'value')) ?? '';
}

function placeOf(words: NoteWords | undefined, bounds: Bounds | undefined, index: number): Note['at'] {
  if (!bounds) return words?.at ?? { x: index * 200, y: -150 };
  const written = words && annotationAt(words.at, bounds);
  return words && written?.x === bounds.x && written.y === bounds.y ? words.at : noteAt(bounds);
}

function tooLong(id: string): BpmnWarning {
  return warningOf(
    'long-note',
    id,
    `注释 ${id} 太长，便签只显示前 4000 字`,
    `the annotation ${id} is too long: its note shows the first 4000 characters`,
  );
}

const tooMany = warningOf(
  'many-notes',
  undefined,
  '注释太多，只显示前 500 条；其余原样保留',
  'too many annotations: the first 500 are shown, the rest are kept',
);
