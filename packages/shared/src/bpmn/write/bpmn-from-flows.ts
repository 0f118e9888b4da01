import type { FlowGraph } from '../../flow/index.ts';
import { drawNew, shiftsIn, type WrittenFlow } from '../diagram/revise-diagram.ts';
import { type Shift, shiftDrawings } from '../diagram/shift-drawings.ts';
import { mortiseUri } from '../document/bpmn-element.ts';
import { type BpmnWarning, warningOf } from '../document/bpmn-warning.ts';
import { diagramUri, modelUri } from '../document/model-words.ts';
import { type ReadBpmn, readBpmn } from '../read/read-bpmn.ts';
import type { Bounds } from '../read/shapes.ts';
import { shownTitle } from '../step/rows.ts';
import type { XmlDocument, XmlElement } from '../xml/index.ts';
import { type FileRevision, openContainer } from './container-revision.ts';
import { disagreements } from './disagreements.ts';
import { type FileIndex, indexOf } from './file-index.ts';
import { openMaker } from './maker.ts';
import { flowWords } from './revise-head.ts';
import { openRevision, ownDocument, type Revision } from './revision.ts';
import { writeFlow } from './write-flow.ts';

/** A BPMN file, and what its reader should know of how it came about. */
export type BpmnFile = { readonly xml: string; readonly warnings: readonly BpmnWarning[] };

type Options = {
  /** A name for steps without a label, by their kind: files of other tools show names only. */
  titleOf?(kind: string): string;
};

/**
 * Flows as one BPMN 2.0 file with its diagram. Flows that were imported from one file are written into that file: what did not
 * change stays to the letter, with everything other tools put there; what moved moves; what is gone goes with its lines. Other flows are
 * added as processes of their own, and `flowsFromBpmn` gives them back equal. The file of the first flow that has one counts.
 */
export async function bpmnFromFlows(flows: readonly FlowGraph[], { titleOf = () => '' }: Options = {}): Promise<BpmnFile> {
  const base = await baseOf(flows);
  const pinned = new Set<string>();
  for (let round = 1; ; round += 1) {
    const { xml, warnings, written } = await writeAll(flows, base, { titleOf, pinned });
    const misread = (await disagreements(xml, written, base.flows)).filter((element) => !pinned.has(element));
    // Words about one element can change how another is read; three rounds have always been enough.
    if (misread.length === 0 || round === mostRounds) return { xml, warnings };
    for (const element of misread) pinned.add(element);
  }
}

const mostRounds = 4;

type Given = Pick<FileRevision, 'titleOf' | 'pinned'>;

async function writeAll(
  flows: readonly FlowGraph[],
  base: Base,
  given: Given,
): Promise<BpmnFile & { readonly written: readonly WrittenFlow[] }> {
  const index = indexOf(base.root);
  const taken = new Set(index.ids);
  const fresh = (wanted: string) => freshId(wanted, taken);
  const processes = new Map(flows.map((graph) => [graph.id, base.elementOf(graph) ?? fresh(graph.id)]));
  const elementOf = (flow: string) => processes.get(flow) ?? base.elementOfId(flow);
  const file: FileRevision = { ...given, index, maker: openMaker(), fresh, taken, elementOf };
  const revision = openRevision();
  const written: WrittenFlow[] = [];
  const warnings: BpmnWarning[] = [...base.warnings];
  for (const graph of callersFirst(flows, base.read)) {
    const element = processes.get(graph.id) ?? '';
    const drawn = base.read?.drawn.find(({ container }) => container.id === element);
    const known = drawn && index.byId(element);
    if (known && isGone(known, index, revision)) {
      warnings.push(calledByNobody(graph));
      continue;
    }
    const done = known
      ? await writeFlow(openContainer(file, { graph, drawn, container: known, revision }))
      : await addProcess(graph, element, { file, revision });
    written.push(done.written);
    warnings.push(...done.warnings);
  }
  await followInDiagram(written, base.shapes, { index, revision });
  return { xml: revision.written(base.document), warnings, written };
}

/** An id as XML allows it, which nothing else in the file has. */
function freshId(wanted: string, taken: Set<string>): string {
  const legal = wanted.replace(/[^\p{L}\p{N}_.-]/gu, '_');
  const stem = /^[\p{L}_]/u.test(legal) ? legal : `_${legal}`;
  let id = stem;
  for (let n = 2; taken.has(id); n += 1) id = `${stem}_${n}`;
  taken.add(id);
  return id;
}

/** What a removed sub-process held goes with it, so that its flow must be looked at before theirs. */
function callersFirst(flows: readonly FlowGraph[], read: ReadBpmn | undefined): readonly FlowGraph[] {
  const order = new Map(read?.drawn.map(({ graph }, at) => [graph.id, at]));
  return flows.toSorted((a, b) => (order.get(a.id) ?? order.size) - (order.get(b.id) ?? order.size));
}

function isGone(element: XmlElement, index: FileIndex, revision: Revision): boolean {
  for (let at: XmlElement | undefined = element; at; at = index.parentOf(at)) if (revision.isRemoved(at)) return true;
  return false;
}

type Base = {
  readonly document: XmlDocument;
  readonly root: XmlElement;
  readonly read: ReadBpmn | undefined;
  readonly shapes: ReadonlyMap<string, Bounds>;
  /** The flow of each container, by the container's id. */
  readonly flows: Readonly<Record<string, string>>;
  readonly warnings: readonly BpmnWarning[];
  elementOf(graph: FlowGraph): string | undefined;
  elementOfId(flow: string): string | undefined;
};

async function baseOf(flows: readonly FlowGraph[]): Promise<Base> {
  const origin = flows.find((graph) => graph.origin)?.origin;
  const mine = flows.filter((graph) => graph.origin?.document === origin?.document);
  const given = {
    ...origin?.flows,
    ...Object.fromEntries(mine.flatMap((graph) => (graph.origin ? [[graph.origin.element, graph.id]] : []))),
  };
  const read = origin && (await readBpmn(origin.document, { given, taken: [] }));
  if (!read?.ok) {
    const document = emptyFile();
    const lost = read
      ? [
          warningOf(
            'origin-lost',
            undefined,
            `导入时的文件读不出来：重新写成新文件（${read.message.zh}）`,
            `the imported file cannot be read and is written anew (${read.message.en})`,
          ),
        ]
      : [];
    return {
      document,
      root: document.root,
      read: undefined,
      shapes: new Map(),
      flows: {},
      warnings: lost,
      elementOf: () => undefined,
      elementOfId: () => undefined,
    };
  }
  const { xml } = read.document;
  const elements = new Map([...read.flows].map(([element, flow]) => [flow, element]));
  return {
    document: xml,
    root: xml.root,
    read,
    shapes: read.shapes,
    flows: Object.fromEntries(read.flows),
    warnings: [],
    elementOf: (graph) => (mine.includes(graph) ? graph.origin?.element : undefined),
    elementOfId: (flow) => elements.get(flow),
  };
}

function emptyFile(): XmlDocument {
  const prefixes = {
    bpmn: modelUri,
    bpmndi: diagramUri,
    dc: 'http://www.omg.org/spec/DD/20100524/DC',
    di: 'http://www.omg.org/spec/DD/20100524/DI',
    xsi: 'http://www.w3.org/2001/XMLSchema-instance',
    mortise: mortiseUri,
  };
  const declared = Object.entries(prefixes).map(([prefix, uri]) => `xmlns:${prefix}="${uri}"`);
  const attributes = `${declared.join(' ')} id="definitions" targetNamespace="${mortiseUri}" exporter="Mortise"`;
  return ownDocument(`<?xml version="1.0" encoding="UTF-8"?>\n<bpmn:definitions ${attributes}></bpmn:definitions>\n`);
}

/** A flow that the file does not have yet, as a process of its own. */
async function addProcess(graph: FlowGraph, id: string, { file, revision }: { file: FileRevision; revision: Revision }) {
  const { maker } = file;
  const shown = shownTitle(graph.name);
  const extensionElements = maker.words('mortise:Flow', flowWords(graph, shown));
  const shell = ownDocument(
    await maker.xml(maker.create('bpmn:Process', { id, name: shown || undefined, isExecutable: false, extensionElements })),
  );
  const own = openRevision();
  const done = await writeFlow(openContainer(file, { graph, drawn: undefined, container: shell.root, revision: own }));
  revision.insert(file.index.root, own.written(shell), ({ uri, local }) => uri === diagramUri || local === 'relationship');
  return done;
}

type Whole = { readonly index: FileIndex; readonly revision: Revision };

async function followInDiagram(
  written: readonly WrittenFlow[],
  shapes: ReadonlyMap<string, Bounds>,
  { index, revision }: Whole,
): Promise<void> {
  const shifts = new Map<string, Shift>();
  for (const flow of written) for (const [element, shift] of shiftsIn(flow, shapes)) shifts.set(element, shift);
  const rerouted = new Set(written.flatMap((flow) => flow.rerouted));
  shiftDrawings(revision, index, { shifts, rerouted });
  const now = new Map([...shapes].map(([id, bounds]) => [id, moved(bounds, shifts.get(id))]));
  for (const flow of written) await drawNew(flow, now, revision);
}

function moved(bounds: Bounds, shift: Shift | undefined): Bounds {
  return shift ? { ...bounds, x: bounds.x + shift.x, y: bounds.y + shift.y } : bounds;
}

function calledByNobody({ id }: FlowGraph): BpmnWarning {
  return warningOf(
    'sub-process-gone',
    undefined,
    `流程 ${id} 所在的子流程已从上级流程中删除：没有导出`,
    `the sub-process of flow ${id} is gone from the flow it was in: it is not exported`,
  );
}
