import { type BpmnElement, openModdle } from '../document/bpmn-element.ts';
import { legalJson } from '../xml/index.ts';

type Attributes = Readonly<Record<string, unknown>>;
type Point = { readonly x: number; readonly y: number };

/** Makes new elements by the standard's own model, and writes them as XML that stands alone. */
export type Maker = {
  create(type: string, attributes: Attributes): BpmnElement;
  /** An element as far as others refer to it: its id. */
  named(id: string): BpmnElement;
  /** Extension elements that hold our own words. */
  words(type: `mortise:${string}`, value: unknown): BpmnElement;
  formal(body: string, language: string | undefined): BpmnElement;
  waypoint(at: Point): BpmnElement;
  xml(element: BpmnElement): Promise<string>;
};

export function openMaker(): Maker {
  const moddle = openModdle();
  const create = (type: string, attributes: Attributes) => moddle.create(type, attributes);
  return {
    create,
    named: (id) => create('bpmn:FlowNode', { id }),
    words: (type, value) => create('bpmn:ExtensionElements', { values: [create(type, { body: legalJson(value) })] }),
    formal: (body, language) => create('bpmn:FormalExpression', { body, language }),
    waypoint: ({ x, y }) => create('dc:Point', { x, y }),
    xml: async (element) => (await moddle.toXML(element, { preamble: false })).xml,
  };
}
