import { z } from 'zod';
import type { FlowEdge, FlowGraph, FlowNode } from '../../flow/index.ts';
import type { DrawnFlow } from '../read/drawn-flow.ts';
import { stepWordsOf } from '../step/placed-step.ts';
import { attributeOf, childrenOf, textOf, type XmlElement } from '../xml/index.ts';
import { type FileIndex, plainId } from './file-index.ts';
import type { Maker } from './maker.ts';
import type { Revision } from './revision.ts';
import { type Wanted, type WantedStep, wantedFrom } from './wanted.ts';

/** All that a flow's export shares with those of the other flows of the file. */
export type FileRevision = {
  readonly index: FileIndex;
  readonly maker: Maker;
  fresh(wanted: string): string;
  /** Every id that is used in the file, old and new. */
  readonly taken: Set<string>;
  /** The element that a flow is in this file; undefined for a flow that is not in it. */
  elementOf(flow: string): string | undefined;
  titleOf(kind: string): string;
  /** Elements about which our own words are needed, since BPMN alone would say something else. */
  readonly pinned: ReadonlySet<string>;
};

/** One container of a file while a flow is written into it. */
export type ContainerRevision = FileRevision & {
  readonly graph: FlowGraph;
  /** As the file has it; undefined for a flow that is new in it. */
  readonly drawn: DrawnFlow | undefined;
  readonly container: XmlElement;
  readonly revision: Revision;
  readonly wanted: Wanted;
  /** Whether something else than this flow's steps begins it. */
  readonly hasStartEvent: boolean;
  addFlowElement(xml: string): void;
  addArtifact(xml: string): void;
  /** The start event that other tools are shown before the step the flow begins with. */
  readonly entry: Entry | undefined;
  readonly containerId: string;
  /** What a step calls, in the file's words. */
  calledBy(node: FlowNode): string | undefined;
  /** The event on a step's border that is its "overdue". */
  timerOf(step: WantedStep): XmlElement | undefined;
  wasDetached(element: string): boolean;
  endsOf(line: string): { readonly source: string; readonly target: string } | undefined;
  dropLineRef(element: string, local: 'incoming' | 'outgoing', line: string): void;
  nodeBefore(id: string): FlowNode | undefined;
  /** Whether a step left by this way out only. */
  leftAlone(edge: FlowEdge): boolean;
};

/** A start event that is no step, with its line and the element it leads to. `told`: it is in the file. */
export type Entry = { readonly event: string; readonly line: string; readonly target: string; readonly told: boolean };

type Parts = Pick<ContainerRevision, 'graph' | 'drawn' | 'container' | 'revision'>;

const Calling = z.object({ flow: z.string().min(1) });
const artifacts = new Set(['textAnnotation', 'association', 'group']);
/** What follows the artifacts of a process. */
const last = new Set(['resourceRole', 'performer', 'humanPerformer', 'potentialOwner', 'correlationSubscription', 'supports']);

/** Begins to write a flow into a container. */
export function openContainer(file: FileRevision, { graph, drawn, container, revision }: Parts): ContainerRevision {
  const wanted = wantedFrom(graph, drawn, file.fresh);
  const places = new Map(drawn?.container.places.map((place) => [place.id, place]));
  const lines = new Map(drawn?.container.lines.map((line) => [line.id, line]));
  const before = new Map(drawn?.graph.nodes.map((node) => [node.id, node]));
  const isLast = ({ local }: XmlElement) => container.local === 'process' && last.has(local);
  return {
    ...file,
    graph,
    drawn,
    container,
    revision,
    wanted,
    entry: entryOf(graph, { drawn, wanted, fresh: file.fresh }),
    containerId: attributeOf(container, 'id') ?? '',
    hasStartEvent: drawn?.container.places.some(({ element }) => element.$type === 'bpmn:StartEvent') ?? false,
    addFlowElement: (xml) =>
      revision.insert(container, xml, (child) => (container.local !== 'choreography' && artifacts.has(child.local)) || isLast(child)),
    addArtifact: (xml) => revision.insert(container, xml, isLast),
    calledBy({ kind, settings }) {
      const flow = kind === 'flows.call' || kind === 'flows.start' ? Calling.safeParse(settings).data?.flow : undefined;
      return flow === undefined ? undefined : (file.elementOf(flow) ?? flow);
    },
    timerOf({ node }) {
      const edge = drawn?.graph.edges.find(({ id, from, exit }) => drawn.derived.has(id) && from === node.id && exit === 'overdue');
      const event = edge && drawn?.elements.get(edge.to);
      return event === undefined || wanted.detached.has(event) ? undefined : file.index.byId(event);
    },
    wasDetached(element) {
      const place = places.get(element);
      return place !== undefined && stepWordsOf(place)?.detached === true;
    },
    endsOf(line) {
      const found = lines.get(line);
      return found && { source: found.from, target: found.to };
    },
    dropLineRef(element, local, line) {
      const held = file.index.byId(element);
      for (const child of held ? childrenOf(held, local) : []) if (plainId(textOf(child)) === line) revision.remove(child);
    },
    nodeBefore: (id) => before.get(id),
    leftAlone: (edge) =>
      drawn?.graph.edges.every((other) => other.from !== edge.from || other.exit === edge.exit || drawn.derived.has(other.id)) ?? true,
  };
}

type Begun = { readonly drawn: DrawnFlow | undefined; readonly wanted: Wanted; readonly fresh: FileRevision['fresh'] };

/** A new flow of ours gets one unless its first step is a start event itself; a flow that has one keeps it. */
function entryOf({ start }: FlowGraph, { drawn, wanted, fresh }: Begun): Entry | undefined {
  const first = wanted.steps.find(({ node }) => node.id === start);
  if (drawn) return drawn.entry && first && { ...drawn.entry, target: first.element, told: true };
  if (!first || beginsItself(first.node, wanted)) return undefined;
  return { event: fresh('start_event'), line: fresh('start_line'), target: first.element, told: false };
}

/** A step that does nothing and that no line leads to is written as a start event. */
export function beginsItself({ id, kind }: FlowNode, { lines }: Wanted): boolean {
  return kind === 'flows.pass' && !lines.some(({ edge }) => edge.to === id);
}
