import { type BpmnElement, elementAt, elementsAt, idOf, isA, textAt } from '../document/bpmn-element.ts';
import { type BpmnWarning, warningOf } from '../document/bpmn-warning.ts';

/** A sequence flow between two flow nodes of one container. */
export type Line = {
  readonly id: string;
  readonly element: BpmnElement;
  readonly name: string | undefined;
  readonly from: string;
  readonly to: string;
};

/** A flow node with the lines that come to it and leave it, in the order of the file. */
export type Place = {
  readonly id: string;
  readonly element: BpmnElement;
  readonly incoming: readonly Line[];
  readonly outgoing: readonly Line[];
};

/** A lane, and the flow nodes that stand in it. */
export type Lane = { readonly id: string; readonly name: string; readonly nodes: readonly string[] };

/** Whatever holds a flow of its own: a process, a sub-process of any kind, a choreography. */
export type Container = {
  readonly id: string;
  readonly element: BpmnElement;
  /** The container it stands in, if it is a sub-process. */
  readonly parent: string | undefined;
  /** The name of the pool that shows it. */
  readonly pool: string | undefined;
  readonly places: readonly Place[];
  readonly lines: readonly Line[];
  readonly lanes: readonly Lane[];
  readonly artifacts: readonly BpmnElement[];
};

/** All containers of a file, each before those in it; and the lines that lead from one to another or into nothing. */
export function containersOf(definitions: BpmnElement): {
  readonly containers: readonly Container[];
  readonly warnings: readonly BpmnWarning[];
} {
  const roots = elementsAt(definitions, 'rootElements');
  const found = roots.filter((root) => isA(root, 'bpmn:FlowElementsContainer')).flatMap((root) => nested(root, undefined));
  const home = new Map(found.flatMap(({ element }) => nodesOf(element).map((node) => [idOf(node), idOf(element)] as const)));
  const lines = found.flatMap(({ element }) => elementsAt(element, 'flowElements').filter((each) => isA(each, 'bpmn:SequenceFlow')));
  const { drawn, warnings } = drawable(lines, home);
  const pools = poolsOf(roots);
  const stray = roots.filter(({ $type }) => $type === 'bpmn:Collaboration').flatMap((root) => elementsAt(root, 'artifacts'));
  const containers = found.map(({ element, parent }, index): Container => {
    const id = idOf(element);
    const own = drawn.filter(({ from }) => home.get(from) === id);
    return {
      id,
      element,
      parent,
      pool: pools.get(id),
      places: nodesOf(element).map((node) => placeOf(node, own)),
      lines: own,
      lanes: elementsAt(element, 'laneSets').flatMap(lanesIn),
      // Notes beside the pools belong to no process; the first flow shows them.
      artifacts: [...elementsAt(element, 'artifacts'), ...(index === 0 ? stray : [])],
    };
  });
  return { containers, warnings };
}

type Found = { readonly element: BpmnElement; readonly parent: string | undefined };

function nested(element: BpmnElement, parent: string | undefined): Found[] {
  const inner = elementsAt(element, 'flowElements').filter((each) => isA(each, 'bpmn:FlowElementsContainer'));
  return [{ element, parent }, ...inner.flatMap((each) => nested(each, idOf(element)))];
}

function nodesOf(container: BpmnElement): readonly BpmnElement[] {
  return elementsAt(container, 'flowElements').filter((each) => isA(each, 'bpmn:FlowNode'));
}

function placeOf(element: BpmnElement, lines: readonly Line[]): Place {
  const id = idOf(element);
  return { id, element, incoming: lines.filter(({ to }) => to === id), outgoing: lines.filter(({ from }) => from === id) };
}

function drawable(lines: readonly BpmnElement[], home: ReadonlyMap<string, string>): { drawn: Line[]; warnings: BpmnWarning[] } {
  const drawn: Line[] = [];
  const warnings: BpmnWarning[] = [];
  for (const element of lines) {
    const [source, target] = [elementAt(element, 'sourceRef'), elementAt(element, 'targetRef')];
    const [from, to] = [source && idOf(source), target && idOf(target)];
    const id = idOf(element);
    if (from === undefined || to === undefined || !home.has(from) || !home.has(to)) {
      warnings.push(
        warningOf(
          'loose-line',
          id,
          `连线 ${id} 的一端没有步骤：原样保留，画布上不显示`,
          `the line ${id} has a loose end: it is kept, and not drawn`,
        ),
      );
    } else if (home.get(from) !== home.get(to)) {
      warnings.push(
        warningOf(
          'crossing-line',
          id,
          `连线 ${id} 跨过了子流程或泳池的边界：原样保留，画布上不显示`,
          `the line ${id} crosses the border of a sub-process or pool: it is kept, and not drawn`,
        ),
      );
    } else drawn.push({ id, element, name: textAt(element, 'name'), from, to });
  }
  return { drawn, warnings };
}

/** The pool of each process by the process's id. */
function poolsOf(roots: readonly BpmnElement[]): ReadonlyMap<string, string> {
  const pools = new Map<string, string>();
  for (const root of roots.filter((each) => isA(each, 'bpmn:Collaboration'))) {
    for (const participant of elementsAt(root, 'participants')) {
      const process = elementAt(participant, 'processRef');
      if (process) pools.set(idOf(process), textAt(participant, 'name') ?? idOf(participant));
    }
  }
  return pools;
}

function lanesIn(set: BpmnElement): readonly Lane[] {
  return elementsAt(set, 'lanes').flatMap((lane) => {
    const inner = elementAt(lane, 'childLaneSet');
    const id = idOf(lane);
    return [{ id, name: textAt(lane, 'name') ?? id, nodes: elementsAt(lane, 'flowNodeRef').map(idOf) }, ...(inner ? lanesIn(inner) : [])];
  });
}
