import { type BpmnFlow, bpmnFromFlows, flowsFromBpmn } from '@mortise/shared/bpmn';
import type { FlowGraph } from '@mortise/shared/flow';
import { canonicalJson } from '@mortise/shared/json';
import { type BpmnScan, scanBpmn } from './scan-bpmn.ts';

/** How much of some things there were was kept. */
export type Share = { readonly kept: number; readonly of: number };

export type BpmnScore = {
  readonly parsed: boolean;
  readonly nodes: Share;
  readonly lines: Share;
  /** Gateways and activities that name a default line. */
  readonly defaults: Share;
  /** Places of nodes in lanes. */
  readonly lanes: Share;
  /** Whether import, export and import again, untouched and with every step moved, kept all ids and positions. */
  readonly roundTrip: boolean;
  /** What was not kept, by id; for people. */
  readonly lost: readonly string[];
};

/** Imports a BPMN file, exports it again, and holds both against what a plain scan finds in it. */
export async function scoreBpmn(text: string): Promise<BpmnScore> {
  const raw = scanBpmn(text);
  const read = await flowsFromBpmn(text);
  if (!read.ok) return nothingOf(raw, read.message.en);
  const graphs = read.flows.map(({ graph }) => graph);
  const exported = scanBpmn((await bpmnFromFlows(graphs)).xml);
  const nodes = raw.nodes.map((node, at) => keptNode(node, exported.nodes[at], read.flows));
  const lines = raw.lines.map((line, at) => keptLine(line, exported.lines[at], read.flows));
  const defaults = raw.defaults.map((each) => exported.defaults.includes(each));
  const steps = new Set(raw.nodes.map(({ id }) => id));
  const placed = raw.lanes.filter(({ node }) => steps.has(node));
  const lanes = placed.map(
    (each) => exported.lanes.some((other) => other.lane === each.lane && other.node === each.node) && inLanes(each, read.flows),
  );
  const trips = await tripsOf(raw, graphs);
  return {
    parsed: true,
    nodes: shareOf(nodes),
    lines: shareOf(lines),
    defaults: shareOf(defaults),
    lanes: shareOf(lanes),
    roundTrip: trips.length === 0,
    lost: [
      ...raw.nodes.filter((_, at) => !nodes[at]).map(({ id, type }) => `${type} ${id}`),
      ...raw.lines.filter((_, at) => !lines[at]).map(({ id }) => `sequenceFlow ${id}`),
      ...raw.defaults.filter((_, at) => !defaults[at]).map((each) => `default ${each}`),
      ...placed.filter((_, at) => !lanes[at]).map(({ lane, node }) => `lane ${lane}: ${node}`),
      ...trips,
    ],
  };
}

type Node = BpmnScan['nodes'][number];
type Line = BpmnScan['lines'][number];

/** In a drawing under its own name, and in the exported file under its own id. */
function keptNode({ type, id, name }: Node, exported: Node | undefined, flows: readonly BpmnFlow[]): boolean {
  if (exported?.type !== type || (id !== '' && exported.id !== id)) return false;
  return flows.some(({ graph, elements }) =>
    graph.nodes.some((node) => elements.get(node.id) === exported.id && (name.trim() === '' || node.label === name.slice(0, 200))),
  );
}

/** In a drawing between the nodes it connects, and in the exported file between the same. */
function keptLine({ id, from, to }: Line, exported: Line | undefined, flows: readonly BpmnFlow[]): boolean {
  if (!exported || (id !== '' && exported.id !== id) || exported.from !== from || exported.to !== to) return false;
  return flows.some(({ graph, elements, lines }) =>
    graph.edges.some((edge) => lines.get(edge.id) === exported.id && elements.get(edge.from) === from && elements.get(edge.to) === to),
  );
}

/** The lane is told of with a flow, and the node is in a drawing: of the lane's own flow or of a sub-process in it. */
function inLanes({ lane, node }: BpmnScan['lanes'][number], flows: readonly BpmnFlow[]): boolean {
  const known = flows.some(({ lanes }) => lanes.some(({ id }) => id === lane));
  return known && flows.some(({ graph, elements }) => graph.nodes.some(({ id }) => elements.get(id) === node));
}

const moved = { x: 25, y: 15 };
/** How far a shape moves for that: the canvas draws a diagram apart by 2.5 and 1.5. */
const shift = 10;

/** What a round trip loses. */
async function tripsOf(raw: BpmnScan, graphs: readonly FlowGraph[]): Promise<readonly string[]> {
  const still = await bpmnFromFlows(graphs);
  const again = await flowsFromBpmn(still.xml);
  const same = again.ok && canonicalJson(again.flows.map(({ graph }) => bare(graph))) === canonicalJson(graphs.map(bare));
  const pushed = graphs.map((graph) => ({
    ...graph,
    nodes: graph.nodes.map((node) => ({ ...node, at: { x: node.at.x + moved.x, y: node.at.y + moved.y } })),
  }));
  const touched = scanBpmn((await bpmnFromFlows(pushed)).xml);
  return [
    ...(same ? [] : ['the second import differs from the first']),
    ...differences(raw, scanBpmn(still.xml), 0).map((each) => `untouched: ${each}`),
    ...differences(raw, touched, shift).map((each) => `moved: ${each}`),
  ];
}

function bare({ origin: _, ...graph }: FlowGraph): Omit<FlowGraph, 'origin'> {
  return graph;
}

function differences(raw: BpmnScan, now: BpmnScan, by: number): readonly string[] {
  const lists = ['nodes', 'lines', 'defaults', 'lanes'] as const;
  const steps = new Set(raw.nodes.map(({ id }) => id));
  const misplaced = [...raw.places].filter(([id, [x, y]]) => {
    const place = now.places.get(id);
    // What is drawn inside of a sub-process moves with it.
    const wanted = steps.has(id) ? [by] : [0, by];
    return !place || !wanted.some((far) => Math.abs(place[0] - x - far) <= 0.01 && Math.abs(place[1] - y - far) <= 0.01);
  });
  return [
    ...lists.filter((list) => canonicalJson(raw[list]) !== canonicalJson(now[list])).map((list) => `${list} differ`),
    ...misplaced.map(([id]) => `${id} is drawn elsewhere`),
  ];
}

function nothingOf(raw: BpmnScan, why: string): BpmnScore {
  const none = (of: number): Share => ({ kept: 0, of });
  return {
    parsed: false,
    nodes: none(raw.nodes.length),
    lines: none(raw.lines.length),
    defaults: none(raw.defaults.length),
    lanes: none(raw.lanes.length),
    roundTrip: false,
    lost: [why],
  };
}

function shareOf(kept: readonly boolean[]): Share {
  return { kept: kept.filter(Boolean).length, of: kept.length };
}
