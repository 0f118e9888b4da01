/** The part of dmn-moddle we use: it ships without types. What it reads is unknown until parsed. */
declare module 'dmn-moddle' {
  export type DmnElement = { readonly $type: string };
  export class DmnModdle {
    fromXML(xml: string): Promise<{ readonly rootElement: unknown; readonly warnings: readonly { readonly message: string }[] }>;
    toXML(element: DmnElement, options?: { readonly format?: boolean }): Promise<{ readonly xml: string }>;
    createAny(type: string, uri: string, attributes: Readonly<Record<string, unknown>>): DmnElement;
    create(type: string, attributes: Readonly<Record<string, unknown>>): DmnElement;
  }
}
