/// <reference path="./dmn-moddle.d.ts" />
import type { DmnElement } from 'dmn-moddle';

/** The text an element has under a property, undefined when it has none. */
export function textAt(element: DmnElement | undefined, property: string): string | undefined {
  const value = element?.get(property);
  return typeof value === 'string' ? value : undefined;
}

/** The element an element has under a property. */
export function childAt(element: DmnElement, property: string): DmnElement | undefined {
  const value = element.get(property);
  return isElement(value) ? value : undefined;
}

/** The elements an element has under a property, in their order. */
export function childrenAt(element: DmnElement, property: string): readonly DmnElement[] {
  const value = element.get(property);
  return Array.isArray(value) ? value.filter(isElement) : [];
}

/** Whether a value is an element of the XML library. */
export function isElement(value: unknown): value is DmnElement {
  return typeof value === 'object' && value !== null && '$type' in value && 'get' in value && typeof value.get === 'function';
}
