import { FlowNode } from '../../flow/index.ts';
import { ownWords, textAt } from '../document/bpmn-element.ts';
import { type BpmnWarning, warningOf } from '../document/bpmn-warning.ts';
import type { Line, Place } from '../read/container.ts';
import { defaultOf } from './gateways.ts';
import { type Leaving, overlaid } from './overlay.ts';
import { LineWords, StepWords } from './own-words.ts';
import { translateStep } from './translate-step.ts';
import { type Around, oneLine, type Translation } from './translation.ts';

/** What an element becomes, in its file's words or in ours, with the way out of every line that leaves it. */
export type PlacedStep = {
  readonly place: Place;
  readonly words: StepWords | undefined;
  readonly translation: Translation;
  /** Lines whose way out is settled; the rest leave by the translation's. */
  readonly settled: readonly Leaving[];
  readonly rest: readonly Line[];
};

/** Reads one element: our own words where there are some, else by its type. */
export function placedStep(place: Place, around: Around): PlacedStep {
  const words = stepWordsOf(place);
  if (words) {
    const settled = place.outgoing.flatMap((line) => settledExit(place, line, words, around) ?? []);
    return withRest({ place, words, translation: ownTranslation(words, place, settled, around), settled });
  }
  const translation = translateStep(place, around);
  // A step that leaves by its lines has named them already.
  const settled = translation.exit === undefined ? [] : place.outgoing.flatMap((line) => exitIn(line) ?? []);
  return withRest({ place, words, translation, settled });
}

/** What we wrote about a step, if it names a kind that can be. */
export function stepWordsOf({ element }: Pick<Place, 'element'>): StepWords | undefined {
  const words = ownWords(element, 'mortise:Step', StepWords);
  return words && FlowNode.shape.kind.safeParse(words.kind).success ? words : undefined;
}

function withRest(step: Omit<PlacedStep, 'rest'>): PlacedStep {
  const settled = new Set(step.settled.map(({ line }) => line));
  return { ...step, rest: step.place.outgoing.filter((line) => !settled.has(line)) };
}

const byLine = new Set(['flows.choose', 'flows.fork', 'bpmn.opaque']);

function exitIn(line: Line): Leaving | undefined {
  const words = ownWords(line.element, 'mortise:Line', LineWords);
  return words && !words.second ? { line, exit: words.exit, told: true } : undefined;
}

/** The default line of a choice is "otherwise" and no other line is, whatever we wrote when another was. */
function settledExit(place: Place, line: Line, { kind }: StepWords, around: Around): Leaving | undefined {
  const own = exitIn(line);
  const fallback = defaultOf(place);
  if (kind !== 'flows.choose' || fallback === undefined) return own;
  if (fallback === line) return { line, exit: 'otherwise' };
  return own?.exit === 'otherwise' ? { line, exit: around.exitOf(line) } : own;
}

function ownTranslation(words: StepWords, place: Place, settled: readonly Leaving[], around: Around): Translation {
  const { kind } = words;
  const open = place.outgoing.filter((line) => !settled.some((each) => each.line === line));
  const leaving = byLine.has(kind) ? [...settled, ...open.map((line) => ({ line, exit: around.exitOf(line) }))] : settled;
  const warnings = kind === 'flows.code' ? [codeWarning(place)] : [];
  const common = { kind, settings: overlaid(words, place, leaving, around), warnings };
  if (byLine.has(kind)) return common;
  const usual = translateStep(place, around);
  return { ...common, exit: usual.kind === kind ? (usual.exit ?? 'next') : 'next' };
}

function codeWarning({ id, element }: Place): BpmnWarning {
  const name = oneLine(textAt(element, 'name') ?? id);
  return warningOf('code', id, `「${name}」带有代码：发布前请检查`, `"${name}" brings code along: look at it before publication`);
}
