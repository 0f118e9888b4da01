import { type FlowEdge, type FlowGraph, type FlowNode, opaqueIn, opaqueKind } from '../../flow/index.ts';
import { canonicalJson } from '../../json/index.ts';
import type { DrawnFlow } from '../read/drawn-flow.ts';

/** A step as the file is to have it. `element` is new where the file does not have it yet. */
export type WantedStep = {
  readonly element: string;
  readonly node: FlowNode;
  /** As the file has it now. */
  readonly before: FlowNode | undefined;
  /** The second half that the same element stands for, now and in the file. */
  readonly second: FlowNode | undefined;
  readonly secondBefore: FlowNode | undefined;
  readonly type: string | undefined;
};

/** A line as the file is to have it. */
export type WantedLine = {
  readonly element: string;
  readonly edge: FlowEdge;
  readonly before: FlowEdge | undefined;
  /** The elements it leads from and to. */
  readonly source: string;
  readonly target: string;
  /** The node whose settings name its way out; `second` where that is the second half of the element. */
  readonly from: FlowNode;
  readonly second: boolean;
};

export type Wanted = {
  readonly steps: readonly WantedStep[];
  readonly lines: readonly WantedLine[];
  /** Edges with an end at no step: no line of a file can be that. */
  readonly loose: readonly FlowEdge[];
  /** Events that are no longer a way out of the step they are attached to, by their elements. */
  readonly detached: ReadonlySet<string>;
};

type FreshId = (wanted: string) => string;

/** What the file must hold so that it draws this flow, by the elements it has and, for what is new, by fresh ids. */
export function wantedFrom(graph: FlowGraph, drawn: DrawnFlow | undefined, fresh: FreshId): Wanted {
  const before = new Map(drawn?.graph.nodes.map((node) => [node.id, node]));
  const joined = new Set(graph.nodes.filter(({ id }) => drawn && isJoined(id, graph, drawn)).map(({ id }) => id));
  const elements = new Map<string, string>();
  for (const node of graph.nodes) if (!joined.has(node.id)) elements.set(node.id, elementOf(node, drawn, before, fresh));
  const elementOfEither = (id: string) => elements.get(joined.has(id) ? (drawn?.seconds.get(id) ?? '') : id);
  const byId = new Map(graph.nodes.map((node) => [node.id, node]));
  const steps = graph.nodes
    .filter(({ id }) => !joined.has(id))
    .map((node): WantedStep => {
      const element = elements.get(node.id) ?? '';
      const kept = drawn?.elements.get(node.id) === element;
      const second = graph.nodes.find(({ id }) => joined.has(id) && drawn?.seconds.get(id) === node.id);
      return {
        element,
        node,
        before: kept ? before.get(node.id) : undefined,
        second,
        secondBefore: second && before.get(second.id),
        type: kept ? drawn.container.places.find(({ id }) => id === element)?.element.$type : undefined,
      };
    });
  const edgesBefore = new Map(drawn?.graph.edges.map((edge) => [edge.id, edge]));
  const derived = derivedIn(graph, drawn, { joined, elements });
  const loose: FlowEdge[] = [];
  const lines = graph.edges.flatMap((edge): WantedLine[] => {
    if (derived.has(edge)) return [];
    const [source, target, from] = [elementOfEither(edge.from), elementOfEither(edge.to), byId.get(edge.from)];
    if (source === undefined || target === undefined || !from) {
      loose.push(edge);
      return [];
    }
    const known = drawn?.lines.get(edge.id);
    const element = known ?? fresh(edge.id);
    return [
      {
        element,
        edge,
        before: known === undefined ? undefined : edgesBefore.get(edge.id),
        source,
        target,
        from,
        second: joined.has(from.id),
      },
    ];
  });
  return { steps, lines, loose, detached: detachedIn(drawn, [...derived]) };
}

/** The element that the file has for a node, if it still is a step of the same kind; opaque steps are whatever the file has. */
function elementOf(node: FlowNode, drawn: DrawnFlow | undefined, before: ReadonlyMap<string, FlowNode>, fresh: FreshId): string {
  const known = drawn?.elements.get(node.id);
  const place = drawn?.container.places.find(({ id }) => id === known);
  const same = before.get(node.id)?.kind === node.kind || (node.kind === opaqueKind && opaqueIn(node)?.type === place?.element.$type);
  return known !== undefined && same ? known : fresh(node.id);
}

/** A second half stays one with its first as long as the edge between them is the only way to it. */
function isJoined(id: string, graph: FlowGraph, drawn: DrawnFlow): boolean {
  const first = drawn.seconds.get(id);
  const now = graph.nodes.find((node) => node.id === id);
  const then = drawn.graph.nodes.find((node) => node.id === id);
  const between = drawn.graph.edges.find((edge) => edge.from === first && edge.to === id);
  const into = graph.edges.filter((edge) => edge.to === id);
  const same = graph.start !== id && into.length === 1 && into[0]?.from === first && into[0]?.exit === between?.exit;
  const firstNow = graph.nodes.find((node) => node.id === first);
  const firstThen = drawn.graph.nodes.find((node) => node.id === first);
  return same && now !== undefined && now.kind === then?.kind && firstNow?.kind === firstThen?.kind;
}

type Elements = { readonly joined: ReadonlySet<string>; readonly elements: ReadonlyMap<string, string> };

/** The edges that no line of the file is, as before: to a second half, or to an event that is a way out. */
function derivedIn(graph: FlowGraph, drawn: DrawnFlow | undefined, { joined, elements }: Elements): ReadonlySet<FlowEdge> {
  if (!drawn) return new Set();
  const then = drawn.graph.edges.filter(({ id }) => drawn.derived.has(id));
  const still = (id: string) => elements.get(id) !== undefined && elements.get(id) === drawn.elements.get(id);
  return new Set(
    graph.edges.filter((edge) => {
      if (!then.some((each) => isSameWay(each, edge))) return false;
      return drawn.seconds.has(edge.to) ? joined.has(edge.to) : still(edge.from) && still(edge.to);
    }),
  );
}

function detachedIn(drawn: DrawnFlow | undefined, derived: readonly FlowEdge[]): ReadonlySet<string> {
  const attached = drawn?.graph.edges.filter(({ id, to }) => drawn.derived.has(id) && !drawn.seconds.has(to)) ?? [];
  const gone = attached.filter((edge) => !derived.some((each) => isSameWay(each, edge)));
  return new Set(gone.flatMap(({ to }) => drawn?.elements.get(to) ?? []));
}

function isSameWay(left: FlowEdge, right: FlowEdge): boolean {
  return left.from === right.from && left.exit === right.exit && left.to === right.to;
}

/** Whether two values are the same JSON. */
export function same(left: unknown, right: unknown): boolean {
  return canonicalJson(left) === canonicalJson(right);
}
