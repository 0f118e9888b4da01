import { type FlowNode, opaqueKind } from '../../flow/index.ts';
import { shownName } from '../step/rows.ts';
import { attributeOf, type XmlElement } from '../xml/index.ts';
import { beginsItself, type ContainerRevision } from './container-revision.ts';
import { typeOfKind } from './kind-types.ts';
import { stepWords, stepXml } from './step-xml.ts';
import { reviseVisible } from './visible-settings.ts';
import { same, type WantedStep } from './wanted.ts';
import { hasWords, writeWords } from './write-words.ts';

/** Puts new steps into the container, and changes those that changed. */
export async function reviseSteps(work: ContainerRevision): Promise<void> {
  for (const step of work.wanted.steps) {
    const element = step.before && work.index.byId(step.element);
    if (element) await reviseStep(step, element, work);
    else work.addFlowElement(await stepXml(step, factsOf(step, work), work.maker));
  }
}

/** The type of a new step's element. */
export function newTypeOf({ node }: WantedStep, { graph, wanted, hasStartEvent }: ContainerRevision): string {
  return typeOfKind(node.kind, graph.start === node.id && !hasStartEvent && beginsItself(node, wanted));
}

function factsOf(step: WantedStep, work: ContainerRevision) {
  const { lines } = work.wanted;
  const entry = work.entry?.target === step.element ? [work.entry.line] : [];
  return {
    type: newTypeOf(step, work),
    incoming: [...entry, ...lines.filter(({ target }) => target === step.element).map(({ element }) => element)],
    outgoing: lines.filter(({ source }) => source === step.element).map(({ element }) => element),
    fallback: fallbackOf(step, work),
    called: work.calledBy(step.node),
    title: work.titleOf(step.node.kind),
    taken: work.taken,
  };
}

function fallbackOf({ node }: WantedStep, { wanted }: ContainerRevision): string | undefined {
  if (node.kind !== 'flows.choose') return undefined;
  return wanted.lines.find(({ edge }) => edge.from === node.id && edge.exit === 'otherwise')?.element;
}

function fallbackBefore({ before }: WantedStep, { drawn }: ContainerRevision): string | undefined {
  const edge = drawn?.graph.edges.find(({ from, exit }) => before?.kind === 'flows.choose' && from === before.id && exit === 'otherwise');
  return edge && drawn?.lines.get(edge.id);
}

async function reviseStep(step: WantedStep, element: XmlElement, work: ContainerRevision): Promise<void> {
  const { node, before } = step;
  if (!before) return;
  const { revision } = work;
  const renamed = node.label !== before.label;
  const shown = renamed ? shownName(node.label ?? '') : (attributeOf(element, 'name') ?? '');
  if (renamed) revision.attribute(element, 'name', shown === '' ? undefined : shown);
  const detached = work.wanted.detached.has(step.element) || work.wasDetached(step.element);
  const told = hasWords(element, 'mortise:Step');
  const changed = isChanged(step) || work.wanted.detached.has(step.element);
  if (changed || work.pinned.has(step.element) || (told && (renamed || !same(node.at, before.at)))) {
    const words = stepWords(step, { shown, called: work.calledBy(node), detached });
    await writeWords(revision, element, { type: 'mortise:Step', value: words, maker: work.maker });
  }
  if (changed) reviseVisible(revision, element, { node, called: work.calledBy(node), timer: work.timerOf(step) });
  const fallback = fallbackOf(step, work);
  if (element.local === 'exclusiveGateway' && fallback !== fallbackBefore(step, work)) revision.attribute(element, 'default', fallback);
}

/** Whether the settings of a step differ from what its element says. What another version of ours kept as opaque stays as it is. */
function isChanged({ node, before, second, secondBefore }: WantedStep): boolean {
  if (node.kind === opaqueKind && before?.kind !== opaqueKind) return false;
  return !same(essence(node), essence(before)) || !same(second, secondBefore);
}

function essence(node: FlowNode | undefined) {
  return node && { kind: node.kind, version: node.version, settings: node.settings };
}
