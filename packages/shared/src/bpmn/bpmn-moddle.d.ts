/** The part of bpmn-moddle we use: its door ships without types. What an element holds is unknown until asked for by its kind. */
declare module 'bpmn-moddle' {
  export type BpmnElement = {
    readonly $type: string;
    $instanceOf(type: string): boolean;
    get(name: string): unknown;
    set(name: string, value: unknown): void;
  };
  export type Reference = { readonly element: BpmnElement; readonly property: string; readonly id: string };
  export class BpmnModdle {
    constructor(packages?: Readonly<Record<string, unknown>>);
    fromXML(xml: string): Promise<{
      readonly rootElement: BpmnElement;
      readonly elementsById: Readonly<Record<string, BpmnElement>>;
      readonly references: readonly Reference[];
      readonly warnings: readonly { readonly message: string }[];
    }>;
    toXML(element: BpmnElement, options?: { readonly format?: boolean; readonly preamble?: boolean }): Promise<{ readonly xml: string }>;
    create(type: string, attributes: Readonly<Record<string, unknown>>): BpmnElement;
  }
}
