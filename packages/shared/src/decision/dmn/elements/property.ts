/** A property of an element type, in the words of moddle. */
export type Property = {
  readonly name: string;
  readonly type: string;
  readonly isAttr?: true;
  readonly isMany?: true;
  readonly isBody?: true;
  readonly xml?: { readonly serialize: 'property' };
};

/** A type of element: its own properties in the order in which they are written, after those of the types it extends. */
export type ElementType = {
  readonly name: string;
  readonly isAbstract?: true;
  readonly superClass?: readonly string[];
  readonly properties: readonly Property[];
};

/** A namespace with its types; `lowerCase` where the elements are named like their types but begin small. */
export type Package = {
  readonly name: string;
  readonly prefix: string;
  readonly uri: string;
  readonly types: readonly ElementType[];
  readonly xml?: { readonly tagAlias: 'lowerCase' };
  readonly associations: readonly never[];
  readonly enumerations: readonly never[];
};

/** A type that may stand in a file. */
export function element(name: string, superClass: string | undefined, ...properties: readonly (readonly Property[])[]): ElementType {
  return { name, ...(superClass === undefined ? {} : { superClass: [superClass] }), properties: properties.flat() };
}

/** A type that only others extend. */
export function abstract(name: string, superClass: string | undefined, ...properties: readonly (readonly Property[])[]): ElementType {
  return { ...element(name, superClass, ...properties), isAbstract: true };
}

/** Attributes. All are text here, so that what is written is what was read: `650.0` stays `650.0`. */
export function attributes(...names: readonly string[]): readonly Property[] {
  return names.map((name) => ({ name, type: 'String', isAttr: true }));
}

/** Child elements that hold text alone. */
export function texts(...names: readonly string[]): readonly Property[] {
  return names.map((name) => ({ name, type: 'String' }));
}

/** A child element that is called like the property. */
export function child(name: string, type: string): readonly Property[] {
  return [{ name, type, xml: { serialize: 'property' } }];
}

/** Child elements that are called like the property. */
export function children(name: string, type: string): readonly Property[] {
  return [{ name, type, isMany: true, xml: { serialize: 'property' } }];
}

/** A child element that is called like its own type: an expression is a `literalExpression`, a `context`… */
export function typed(name: string, type: string): readonly Property[] {
  return [{ name, type }];
}

/** Child elements that are called like their own types. */
export function typedMany(name: string, type: string): readonly Property[] {
  return [{ name, type, isMany: true }];
}
