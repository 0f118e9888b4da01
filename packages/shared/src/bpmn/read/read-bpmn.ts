import { ownWords } from '../document/bpmn-element.ts';
import type { BpmnWarning } from '../document/bpmn-warning.ts';
import { type BpmnDocument, type BpmnRefusal, openBpmn } from '../document/open-bpmn.ts';
import { FlowWords } from '../step/own-words.ts';
import { attributeOf, elementsIn } from '../xml/index.ts';
import { type Container, containersOf } from './container.ts';
import { drawFlow } from './draw-flow.ts';
import type { DrawnFlow } from './drawn-flow.ts';
import { flowIdsOf } from './flow-ids.ts';
import { type Bounds, shapesOf } from './shapes.ts';

/** Everything a file tells: each of its containers as a drawing, where things are drawn, and the file itself. */
export type ReadBpmn = {
  readonly document: BpmnDocument;
  readonly drawn: readonly DrawnFlow[];
  readonly shapes: ReadonlyMap<string, Bounds>;
  /** The flow of each container, by the container's id. */
  readonly flows: ReadonlyMap<string, string>;
  readonly warnings: readonly BpmnWarning[];
};

type Ids = { readonly given: Readonly<Record<string, string>>; readonly taken: readonly string[] };

/** Reads a file. `given` are flow ids that containers already have; `taken` are those of other flows. */
export async function readBpmn(source: string, { given, taken }: Ids): Promise<({ readonly ok: true } & ReadBpmn) | BpmnRefusal> {
  const opened = await openBpmn(source);
  if (!opened.ok) return opened;
  const { document } = opened;
  const { containers, warnings } = containersOf(document.definitions);
  if (containers.some(({ places, lines }) => places.length > mostNodes || lines.length > mostLines)) return tooMany;
  const flows = flowIdsOf(containers, { ...ownIdsOf(containers, taken), ...given }, taken);
  const elements = new Map(
    [...elementsIn(document.xml.root)].map((element) => [attributeOf(element, 'id') ?? '', element] as const).reverse(),
  );
  const shapes = shapesOf(document.definitions);
  const drawn = containers.map((container) => drawFlow(container, { shapes, flows, source: (id) => elements.get(id) }));
  return {
    ok: true,
    document,
    drawn,
    shapes,
    flows,
    warnings: [...document.warnings, ...warnings, ...drawn.flatMap((flow) => flow.warnings)],
  };
}

/** The ids that flows of ours had when we wrote them down. */
function ownIdsOf(containers: readonly Container[], taken: readonly string[]): Readonly<Record<string, string>> {
  const used = new Set(taken);
  const own: Record<string, string> = {};
  for (const { id, element } of containers) {
    const words = ownWords(element, 'mortise:Flow', FlowWords);
    if (!words || used.has(words.id)) continue;
    used.add(words.id);
    own[id] = words.id;
  }
  return own;
}

/** A step may become two nodes, and a drawing holds five thousand. */
const mostNodes = 2500;
const mostLines = 15_000;
const tooMany: BpmnRefusal = {
  ok: false,
  code: 'bpmn.too-large',
  message: {
    zh: `流程太大：一个流程最多 ${mostNodes} 个步骤、${mostLines} 条连线。`,
    en: `A flow is too large: ${mostNodes} steps and ${mostLines} lines are the limit for one.`,
  },
};
