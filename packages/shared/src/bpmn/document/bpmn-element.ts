/// <reference path="../bpmn-moddle.d.ts" />
import { type BpmnElement, BpmnModdle } from 'bpmn-moddle';
import type { z } from 'zod';

export type { BpmnElement };

/** Our own words inside a BPMN file: JSON in an extension element, which other tools keep and do not read. */
export const mortiseUri = 'urn:mortise:flow';

const ownWord = (name: string) => ({ name, superClass: ['Element'], properties: [{ name: 'body', isBody: true, type: 'String' }] });
const ownPackage = {
  name: 'Mortise',
  prefix: 'mortise',
  uri: mortiseUri,
  xml: { tagAlias: 'lowerCase' },
  types: ['Flow', 'Step', 'Line', 'Note', 'Entry'].map(ownWord),
};

/** The BPMN 2.0 model with our own words. */
export function openModdle(): BpmnModdle {
  return new BpmnModdle({ mortise: ownPackage });
}

/** Whether an element is of this type or of one derived from it, such as `bpmn:FlowNode`. */
export function isA(element: BpmnElement, type: string): boolean {
  return '$instanceOf' in element && element.$instanceOf(type);
}

/** The element that a property holds or refers to. */
export function elementAt(element: BpmnElement, name: string): BpmnElement | undefined {
  const value = element.get(name);
  return isElement(value) ? value : undefined;
}

/** All elements that a property holds or refers to. */
export function elementsAt(element: BpmnElement, name: string): readonly BpmnElement[] {
  const value: unknown = element.get(name);
  return Array.isArray(value) ? value.filter(isElement) : isElement(value) ? [value] : [];
}

/** What a property says, if it is a text with something in it. */
export function textAt(element: BpmnElement, name: string): string | undefined {
  const value = element.get(name);
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

/** A number that can be reckoned with. */
export function numberAt(element: BpmnElement, name: string): number | undefined {
  const value = element.get(name);
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/** Its id; every element of a repaired file that can be referred to has one. */
export function idOf(element: BpmnElement): string {
  return textAt(element, 'id') ?? '';
}

/** What we wrote about this element ourselves, in the words of one of our types; undefined where there is nothing, or no JSON. */
export function ownWords<T>(element: BpmnElement, type: `mortise:${string}`, schema: z.ZodType<T>): T | undefined {
  const extension = elementAt(element, 'extensionElements');
  const found = extension && elementsAt(extension, 'values').find(({ $type }) => $type === type);
  const parsed = found && schema.safeParse(jsonIn(textAt(found, 'body') ?? ''));
  return parsed?.success ? parsed.data : undefined;
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isElement(value: unknown): value is BpmnElement {
  return typeof value === 'object' && value !== null && '$type' in value && 'get' in value;
}
