import { z } from 'zod';
import { type FlowNode, opaqueIn } from '../../flow/index.ts';
import { durationFrom } from '../read/iso-duration.ts';
import { StepWords } from '../step/own-words.ts';
import { shownName } from '../step/rows.ts';
import { legal } from '../xml/index.ts';
import { broughtXml } from './brought-xml.ts';
import type { Maker } from './maker.ts';
import type { StepFacts } from './step-facts.ts';
import type { WantedStep } from './wanted.ts';

/** A step's element. One that came from another file is put in as that file had it. */
export async function stepXml(step: WantedStep, facts: StepFacts, maker: Maker): Promise<string> {
  const { element: id, node } = step;
  const words = stepWords(step, { shown: shownOf(step, facts), called: facts.called });
  const brought = await broughtXml(opaqueIn(node)?.source ?? '', { step, facts, words, maker });
  if (brought !== undefined) return brought;
  const element = maker.create(facts.type, {
    id,
    name: shownOf(step, facts) || undefined,
    extensionElements: maker.words('mortise:Step', words),
    incoming: facts.incoming.map(maker.named),
    outgoing: facts.outgoing.map(maker.named),
    ...(facts.fallback === undefined ? {} : { default: maker.named(facts.fallback) }),
    ...visibleOf(step, facts, maker),
  });
  return maker.xml(element);
}

/** The name that other tools show. */
function shownOf({ node }: WantedStep, { type, title }: StepFacts): string {
  if (node.label !== undefined) return shownName(node.label);
  return /Task|Activity/.test(type) ? shownName(title) : '';
}

/** Our words about a step. */
export function stepWords(
  { element, node, second }: WantedStep,
  { shown, called, detached }: { readonly shown: string; readonly called: string | undefined; readonly detached?: boolean },
): StepWords {
  const { id, kind, version, settings, label, at } = node;
  return StepWords.parse({
    ...(id === element ? {} : { id }),
    kind,
    version,
    settings,
    ...(label === undefined ? {} : { label }),
    shown,
    at,
    ...(called === undefined ? {} : { called }),
    ...(detached ? { detached } : {}),
    ...(second ? { second: secondWords(second) } : {}),
  });
}

function secondWords({ kind, version, settings, label, at }: FlowNode): StepWords['second'] {
  return { kind, version, settings, at, ...(label === undefined ? {} : { label }) };
}

const Seconds = z.object({ seconds: z.int().min(1).max(31_536_000) });
const Script = z.object({ script: z.string() });

/** What of a step's settings other tools understand, as attributes of its new element. */
function visibleOf({ element, node }: WantedStep, facts: StepFacts, maker: Maker): Readonly<Record<string, unknown>> {
  const { type } = facts;
  if (node.kind === 'flows.pause') {
    const seconds = Seconds.safeParse(node.settings).data?.seconds;
    const timeDuration = seconds === undefined ? undefined : maker.formal(durationFrom(seconds), undefined);
    return { eventDefinitions: [maker.create('bpmn:TimerEventDefinition', { id: `${element}_timer`, timeDuration })] };
  }
  if (node.kind === 'flows.code') {
    const script = Script.safeParse(node.settings).data?.script;
    return { scriptFormat: 'application/javascript', script: script === undefined ? undefined : legal(script) };
  }
  if (type === 'bpmn:CallActivity') return { calledElement: facts.called };
  if (type === 'bpmn:ParallelGateway') return { gatewayDirection: node.kind === 'flows.join' ? 'Converging' : 'Diverging' };
  return {};
}
