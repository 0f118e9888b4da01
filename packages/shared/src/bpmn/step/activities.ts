import { Json } from '../../json/index.ts';
import { Role } from '../../tenant/index.ts';
import { elementAt, textAt } from '../document/bpmn-element.ts';
import { warningOf } from '../document/bpmn-warning.ts';
import type { Place } from '../read/container.ts';
import { flowIdFrom } from '../read/flow-ids.ts';
import { typeNameOf } from '../read/type-names.ts';
import { attributeOf, elementsIn, type XmlElement } from '../xml/index.ts';
import { opaqueStep, whys } from './opaque-step.ts';
import { oneLine, said, type Translate } from './translation.ts';

/** An activity that is done once and in its turn; loops, repetitions and compensation have no step of ours. */
export function once(translate: Translate): Translate {
  return (place, around) => {
    if (elementAt(place.element, 'loopCharacteristics')) return opaqueStep(place, whys.repeated, around);
    if (place.element.get('isForCompensation') === true) return opaqueStep(place, whys.compensation, around);
    return translate(place, around);
  };
}

/** A task for a person. Who does it, and until when, is for the author to say where the file does not. */
export const userTask: Translate = (place, around) => {
  const name = textAt(place.element, 'name');
  const hours = around.attached.get(place.id)?.hours;
  const settings = {
    title: name === undefined ? typeNameOf(place.element) : said(name.replace(/[{}]/g, '$&$&')),
    role: roleOf(around.source(place.id)) ?? '',
    choices: [{ id: 'done', title: { zh: '完成', en: 'Done' } }],
    ...(hours === undefined ? {} : { hours }),
    shows: [],
  };
  return { kind: 'desk.task', settings: Json.parse(settings), exit: 'done' };
};

/** A script in our form becomes a code step, to be looked at before it is published; any other script is only kept. */
export const scriptTask: Translate = (place, around) => {
  const script = textAt(place.element, 'script') ?? '';
  if (!hasOurScript(place)) return opaqueStep(place, whys.foreignScript, around);
  const zh = `「${nameOf(place)}」带有代码：发布前请检查`;
  const en = `"${nameOf(place)}" brings code along: look at it before publication`;
  return { kind: 'flows.code', settings: { script, input: [], keep: [] }, exit: 'next', warnings: [warningOf('code', place.id, zh, en)] };
};

/** Whether it is JavaScript with the `main` that a code step calls. */
export function hasOurScript({ element }: Place): boolean {
  const script = textAt(element, 'script') ?? '';
  const isJavaScript = /^(application\/|text\/)?(java|ecma)script$|^js$/i.test(textAt(element, 'scriptFormat')?.trim() ?? '');
  return isJavaScript && script.length <= 65_536 && /\bfunction\s+main\s*\(/.test(script);
}

/** Decided by a table; which output is kept in which variable, the file does not say. */
export const businessRuleTask: Translate = (place, around) => {
  const source = around.source(place.id);
  const table = (source && (vendorAttribute(source, 'decisionRef') ?? vendorElement(source, 'calledDecision', 'decisionId'))) ?? '';
  return { kind: 'flows.decide', settings: { table, keep: [] }, exit: 'next' };
};

export const callActivity: Translate = (place, around) => {
  const source = around.source(place.id);
  const called = textAt(place.element, 'calledElement') ?? (source && vendorElement(source, 'calledElement', 'processId'));
  const local = called?.slice(called.indexOf(':') + 1) ?? '';
  const flow = around.flowOf(local) ?? (local === '' ? '' : flowIdFrom(local));
  return { kind: 'flows.call', settings: { flow, input: [], keep: [] }, exit: 'next' };
};

/** A sub-process is a flow of its own that is called. */
export const subProcess: Translate = (place, around) => {
  if (place.element.get('triggeredByEvent') === true) return opaqueStep(place, whys.eventSubProcess, around);
  const zh = `子流程「${nameOf(place)}」成为单独的流程：它有自己的变量，需要什么、交回什么请在调用步骤里写明`;
  const en = `the sub-process "${nameOf(place)}" becomes a flow of its own with variables of its own: say in the call what it is given and gives back`;
  const warnings = [warningOf('sub-process', place.id, zh, en)];
  return { kind: 'flows.call', settings: { flow: around.flowOf(place.id) ?? '', input: [], keep: [] }, exit: 'next', warnings };
};

export const undecidedTask: Translate = (place, around) => opaqueStep(place, whys.undecided, around);
export const noStep: Translate = (place, around) => opaqueStep(place, whys.noStep, around);

function nameOf({ id, element }: Place): string {
  return oneLine(textAt(element, 'name') ?? id);
}

/** A role of ours, where a file names exactly one of them as the group that does the task. */
function roleOf(source: XmlElement | undefined): string | undefined {
  const named = source && (vendorAttribute(source, 'candidateGroups') ?? vendorElement(source, 'assignmentDefinition', 'candidateGroups'));
  const role = Role.exclude(['customer', 'service']).safeParse(named?.trim().toLowerCase());
  return role.data;
}

/** An attribute of some vendor's, whatever its prefix. */
function vendorAttribute({ attributes }: XmlElement, local: string): string | undefined {
  return attributes.find(({ name, uri }) => uri !== '' && name.endsWith(`:${local}`))?.value;
}

/** An attribute of some vendor's extension element. */
function vendorElement(source: XmlElement, local: string, attribute: string): string | undefined {
  for (const element of elementsIn(source)) {
    if (element.local === local && element.uri !== source.uri) return attributeOf(element, attribute);
  }
  return undefined;
}
