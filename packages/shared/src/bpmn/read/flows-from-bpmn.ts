import type { FlowGraph } from '../../flow/index.ts';
import { elementsAt, ownWords } from '../document/bpmn-element.ts';
import { type BpmnWarning, warningOf } from '../document/bpmn-warning.ts';
import type { BpmnRefusal } from '../document/open-bpmn.ts';
import { FlowWords } from '../step/own-words.ts';
import type { Container, Lane } from './container.ts';
import { type ReadBpmn, readBpmn } from './read-bpmn.ts';

/** One flow of a file. */
export type BpmnFlow = {
  readonly graph: FlowGraph;
  /** The flow that calls it, if it was a sub-process. */
  readonly parent?: string;
  readonly pool?: string;
  /** Its lanes with the nodes in them, which a drawing does not show. */
  readonly lanes: readonly Lane[];
  /** The element of the file that each node stands for; two nodes may be the halves of one. */
  readonly elements: ReadonlyMap<string, string>;
  /** The sequence flow that each edge is; edges between halves are none. */
  readonly lines: ReadonlyMap<string, string>;
};

export type BpmnReading =
  | { readonly ok: true; readonly flows: readonly BpmnFlow[]; readonly warnings: readonly BpmnWarning[] }
  | BpmnRefusal;

/**
 * The flows of a BPMN 2.0 file: one for each process, sub-process and choreography in it, those that call before those that are called.
 * What has no step of ours becomes an opaque step; what has no place in a drawing is kept with the file in `origin`, and `bpmnFromFlows`
 * gives it back. `taken` are flow ids that are in use elsewhere. Nothing throws: a text that is no BPMN is refused.
 */
export async function flowsFromBpmn(source: string, { taken = [] }: { readonly taken?: readonly string[] } = {}): Promise<BpmnReading> {
  const read = await readBpmn(source, { given: {}, taken });
  if (!read.ok) return read;
  const { document, drawn, flows } = read;
  const shown = drawn.filter(({ container }) => container.places.length > 0 || container.parent !== undefined || isOurs(container));
  const origin = { format: 'bpmn', document: document.text, flows: Object.fromEntries(flows) } as const;
  return {
    ok: true,
    flows: shown.map(({ graph, container, elements, seconds, lines }): BpmnFlow => {
      const { id, parent, pool, lanes } = container;
      const nodeOf = new Map([...elements].map(([node, element]) => [element, node]));
      return {
        graph: { ...graph, origin: { ...origin, element: id } },
        ...(parent === undefined ? {} : { parent: flows.get(parent) ?? parent }),
        ...(pool === undefined ? {} : { pool }),
        elements: new Map([...elements, ...[...seconds].map(([second, first]) => [second, elements.get(first) ?? ''] as const)]),
        lines,
        lanes: lanes.map((lane) => ({ ...lane, nodes: lane.nodes.flatMap((node) => nodeOf.get(node) ?? []) })),
      };
    }),
    warnings: [...read.warnings, ...keptBeside(read), ...(shown.length === 0 ? [nothing] : [])],
  };
}

/** A flow that we wrote down is one, even while it is empty. */
function isOurs({ element }: Container): boolean {
  return ownWords(element, 'mortise:Flow', FlowWords) !== undefined;
}

const nothing = warningOf(
  'no-flow',
  undefined,
  '文件里没有可以画成流程的内容',
  'there is nothing in the file that could be drawn as a flow',
);

/** Kinds of things that a file holds and a drawing does not show. */
const unseen: readonly (readonly [type: RegExp, zh: string, en: string])[] = [
  [/^bpmn:(DataObjectReference|DataStoreReference)$/, '数据对象', 'data objects'],
  [/^bpmn:Association$/, '关联', 'associations'],
  [/^bpmn:MessageFlow$/, '消息流', 'message flows'],
  [/^bpmn:Lane$/, '泳道', 'lanes'],
  [/^bpmn:Participant$/, '泳池', 'pools'],
];

function keptBeside({ document, drawn }: ReadBpmn): readonly BpmnWarning[] {
  const roots = elementsAt(document.definitions, 'rootElements');
  const beside = [
    ...drawn.flatMap(({ container }) => [...elementsAt(container.element, 'flowElements'), ...container.artifacts]),
    ...roots.flatMap((root) =>
      root.$type === 'bpmn:Collaboration' ? [...elementsAt(root, 'messageFlows'), ...elementsAt(root, 'participants')] : [],
    ),
  ].map(({ $type }) => $type);
  const types = [...beside, ...drawn.flatMap(({ container }) => container.lanes.map(() => 'bpmn:Lane'))];
  const counts = unseen.flatMap(([type, zh, en]) => {
    const count = types.filter((each) => type.test(each)).length;
    return count === 0 ? [] : [{ zh: `${zh} ${count}`, en: `${en} ${count}` }];
  });
  if (counts.length === 0) return [];
  const [zh, en] = [counts.map((each) => each.zh).join('、'), counts.map((each) => each.en).join(', ')];
  return [
    warningOf(
      'kept-beside',
      undefined,
      `画布上不显示、但随文件保留并原样导出：${zh}`,
      `not drawn, but kept with the file and exported unchanged: ${en}`,
    ),
  ];
}
