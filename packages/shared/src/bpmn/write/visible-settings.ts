import { z } from 'zod';
import type { FlowNode } from '../../flow/index.ts';
import { durationFrom } from '../read/iso-duration.ts';
import { attributeOf, elementsIn, legal, type XmlElement } from '../xml/index.ts';
import type { Revision } from './revision.ts';

const Settings = z.looseObject({
  seconds: z.int().min(1).optional().catch(undefined),
  hours: z.int().min(1).optional().catch(undefined),
  script: z.string().optional().catch(undefined),
});

type Revised = {
  readonly node: FlowNode;
  /** What it calls, in the file's words. */
  readonly called: string | undefined;
  /** The event on its border that is its "overdue". */
  readonly timer: XmlElement | undefined;
};

/** Writes what changed in a step's settings to the places that other tools read: a timer, a script, what is called. */
export function reviseVisible(revision: Revision, element: XmlElement, { node, called, timer }: Revised): void {
  const settings = Settings.safeParse(node.settings).data;
  if (!settings) return;
  const { seconds, hours, script } = settings;
  if (node.kind === 'flows.pause' && seconds !== undefined) sayIn(revision, element, 'timeDuration', durationFrom(seconds));
  if (node.kind === 'desk.task' && hours !== undefined && timer) sayIn(revision, timer, 'timeDuration', `PT${hours}H`);
  if (node.kind === 'flows.code' && script !== undefined) sayIn(revision, element, 'script', legal(script));
  if (element.local === 'callActivity' && called !== attributeOf(element, 'calledElement'))
    revision.attribute(element, 'calledElement', called);
}

function sayIn(revision: Revision, element: XmlElement, local: string, text: string): void {
  const said = [...elementsIn(element)].find((within) => within.uri === element.uri && within.local === local);
  if (said) revision.say(said, text);
}
