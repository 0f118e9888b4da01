import { type FlowEdge, FlowGraph } from '../../flow/index.ts';
import { ownWords, textAt } from '../document/bpmn-element.ts';
import { type BpmnWarning, warningOf } from '../document/bpmn-warning.ts';
import { aroundOf } from '../step/around.ts';
import { type EdgeDraft, type Halves, halvesOf, longestLabel, type NodeDraft } from '../step/halves.ts';
import { FlowWords, LineWords } from '../step/own-words.ts';
import { placedStep, stepWordsOf } from '../step/placed-step.ts';
import { type Around, oneLine, said } from '../step/translation.ts';
import type { XmlElement } from '../xml/index.ts';
import { type Beginning, beginningOf, entryOf } from './beginning.ts';
import { openIds } from './claimed-ids.ts';
import type { Container, Line, Place } from './container.ts';
import type { DrawnFlow } from './drawn-flow.ts';
import { laidOut } from './laid-out.ts';
import { notesFrom } from './notes.ts';
import type { Bounds } from './shapes.ts';
import { placeOfSecond, placeOfStep } from './step-places.ts';

/** What there is to know beyond one container. */
export type FileFacts = {
  readonly shapes: ReadonlyMap<string, Bounds>;
  /** The flow of each container, by the container's id. */
  readonly flows: ReadonlyMap<string, string>;
  source(id: string): XmlElement | undefined;
};

/** Draws one container as a flow of its own. */
export function drawFlow(container: Container, facts: FileFacts): DrawnFlow {
  const words = ownWords(container.element, 'mortise:Flow', FlowWords);
  const entry = entryOf(container.places);
  const places = container.places.filter(({ id }) => id !== entry?.event);
  const claim = openIds(64, /[^\w-]/g);
  const ids = new Map(places.map((place) => [place.id, claim(stepWordsOf(place)?.id ?? place.id)]));
  const begun = beginningOf(places, ids, { words, entry });
  const around = aroundOf(places, begun.element, facts);
  const steps = places.map((place) => placedStep(place, around));
  const halves = steps.map((step) => halvesOf(step, ids.get(step.place.id) ?? '', around, claim));
  const { edges, lines, derived } = edgesOf(container.lines, { halves, ids, around });
  const { start, nodes } = placed({ places, ids, halves, edges, begun, shapes: facts.shapes });
  const notes = notesFrom(container.artifacts, facts.shapes);
  const graph = FlowGraph.parse({
    format: 1,
    id: facts.flows.get(container.id),
    ...headOf(container, words),
    start,
    nodes,
    edges,
    notes: notes.notes,
  });
  const unbegun = nodes.some(({ id }) => id === start) ? [] : unbegunIn(container);
  return {
    graph,
    container,
    warnings: [...unbegun, ...steps.flatMap(({ translation }) => translation.warnings ?? []), ...longLabels(places), ...notes.warnings],
    elements: new Map([...ids].map(([element, node]) => [node, element])),
    seconds: new Map(halves.flatMap(({ first, second }) => (second ? [[second.id, first.id] as const] : []))),
    lines,
    derived,
    notes: notes.elements,
    entry,
  };
}

/** The name of a sub-process is that of the step which calls it; its flow is named in our words, once that is another. */
function headOf({ id, element, pool, parent }: Container, words: FlowWords | undefined): Pick<FlowGraph, 'name' | 'type' | 'variables'> {
  const shown = textAt(element, 'name');
  const own = words && (parent !== undefined || words.shown.trim() === (shown ?? '').trim());
  const name = own ? words.name : said(shown ?? pool ?? id);
  return { name, type: words?.type ?? 'process', variables: words?.variables ?? [] };
}

type Drawn = { readonly edges: FlowEdge[]; readonly lines: ReadonlyMap<string, string>; readonly derived: ReadonlySet<string> };
type Between = { readonly halves: readonly Halves[]; readonly ids: ReadonlyMap<string, string>; readonly around: Around };

function edgesOf(all: readonly Line[], { halves, ids, around }: Between): Drawn {
  const exits = new Map(halves.flatMap((half) => [...half.exits]));
  const claim = openIds(200, /[^\s\S]/g);
  const lines = new Map<string, string>();
  const edges: FlowEdge[] = [];
  for (const line of all) {
    const [exit, to] = [exits.get(line), ids.get(line.to)];
    if (!exit || to === undefined) continue;
    const id = claim(ownWords(line.element, 'mortise:Line', LineWords)?.id ?? line.id);
    lines.set(id, line.id);
    edges.push({ id, ...exit, to });
  }
  const between = halves.flatMap(({ between: edge }) => edge ?? []);
  const attached = [...around.attached].flatMap(([host, { event, exit }]): EdgeDraft[] => {
    const [from, to] = [ids.get(host), ids.get(event)];
    return from === undefined || to === undefined ? [] : [{ from, exit, to }];
  });
  const derived = [...between, ...attached].map((edge): FlowEdge => ({ id: claim(`${edge.from}:${edge.exit}`), ...edge }));
  return { edges: [...edges, ...derived], lines, derived: new Set(derived.map(({ id }) => id)) };
}

type Unplaced = {
  readonly places: readonly Place[];
  readonly ids: ReadonlyMap<string, string>;
  readonly halves: readonly Halves[];
  readonly edges: FlowEdge[];
  readonly begun: Beginning;
  readonly shapes: ReadonlyMap<string, Bounds>;
};

function placed({ places, ids, halves, edges, begun, shapes }: Unplaced): Pick<FlowGraph, 'start' | 'nodes'> {
  const drafts = halves.flatMap(({ first, second }): NodeDraft[] => (second ? [first, second] : [first]));
  const start = begun.node ?? openFree(drafts);
  const known = new Map(
    places.flatMap((place) => {
      const at = placeOfStep(place, stepWordsOf(place), shapes);
      return at ? [[ids.get(place.id) ?? '', at] as const] : [];
    }),
  );
  halves.forEach(({ first, second }, index) => {
    const [at, place] = [known.get(first.id), places[index]];
    const own = place && stepWordsOf(place)?.second?.at;
    if (second && at) known.set(second.id, own ?? placeOfSecond(at));
  });
  const everywhere = laidOut({ start, nodes: drafts, edges }, known);
  return { start, nodes: drafts.map((node) => ({ ...node, at: everywhere.get(node.id) ?? { x: 0, y: 0 } })) };
}

/** A start that no step has: the drawing is told to lack one. */
function openFree(nodes: readonly NodeDraft[]): string {
  const claim = openIds(64, /[^\w-]/g);
  for (const { id } of nodes) claim(id);
  return claim('start');
}

function unbegunIn({ id, parent, places, element }: Container): BpmnWarning[] {
  const name = oneLine(textAt(element, 'name') ?? id);
  if (places.length > 0)
    return [
      warningOf(
        'no-start',
        id,
        `「${name}」没有唯一的开始：请指定从哪一步开始`,
        `"${name}" has no single start: say which step comes first`,
      ),
    ];
  if (parent === undefined)
    return [warningOf('empty', id, `流程「${name}」是空的，没有成为流程`, `the process "${name}" is empty and no flow was made of it`)];
  return [warningOf('empty', id, `子流程「${name}」在文件里没有内容：请画出它`, `the sub-process "${name}" has nothing in it: draw it`)];
}

function longLabels(places: readonly Place[]): BpmnWarning[] {
  return places
    .filter(({ element }) => (textAt(element, 'name') ?? '').length > longestLabel)
    .map(({ id }) =>
      warningOf('long-name', id, `${id} 的名称太长，只显示前 200 字`, `the name of ${id} is too long: its first 200 characters are shown`),
    );
}
