import type { Json } from '../../json/index.ts';
import type { Text } from '../../text/index.ts';
import type { BpmnWarning } from '../document/bpmn-warning.ts';
import type { Line, Place } from '../read/container.ts';
import type { XmlElement } from '../xml/index.ts';

/** What an element of BPMN is in our terms. */
export type Translation = {
  readonly kind: string;
  readonly settings: Json;
  /** The way out that all lines leave by; without it each line leaves by a way out of its own, named after the line. */
  readonly exit?: string;
  readonly warnings?: readonly BpmnWarning[];
};

/** What there is to know around an element that is translated. */
export type Around = {
  /** The node where its flow begins. */
  readonly start: string | undefined;
  /** End events that end one of several branches under way, and not the flow. */
  readonly ownBranch: ReadonlySet<string>;
  /** What is attached to a step and has become a way out of it. */
  readonly attached: ReadonlyMap<string, Attached>;
  /** The flow that a process or sub-process of this file has become, by the element's id. */
  flowOf(id: string): string | undefined;
  /** The element as it is written. */
  source(id: string): XmlElement | undefined;
  /** The way out of its own that a line has. */
  exitOf(line: Line): string;
};

/** An event on the border of a step that is the same as a way out of ours. */
export type Attached = { readonly event: string; readonly exit: 'overdue' | 'fault'; readonly hours?: number };

/** One element's translator. */
export type Translate = (place: Place, around: Around) => Translation;

/** A text of a file, which has one language only. */
export function said(text: string): Text {
  return { zh: text, en: text };
}

/** A name as part of a sentence. */
export function oneLine(name: string): string {
  return name.trim().replace(/\s+/g, ' ');
}
