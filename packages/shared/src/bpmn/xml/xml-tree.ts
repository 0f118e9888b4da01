/** An attribute with its value decoded. `source` is how it was written, the space before it included. */
export type XmlAttribute = { readonly name: string; readonly uri: string; readonly value: string; readonly source: string };

/** Which address each prefix stands for at this place; the default namespace has the prefix ''. */
export type Namespaces = ReadonlyMap<string, string>;

/** An element together with how it was written, so that it can be written again to the letter. */
export type XmlElement = {
  readonly is: 'element';
  /** As written: `bpmn:task`. */
  readonly name: string;
  readonly local: string;
  readonly uri: string;
  readonly attributes: readonly XmlAttribute[];
  readonly children: readonly XmlNode[];
  /** The space before the end of the start tag. */
  readonly gap: string;
  /** The end tag as written; empty for `<task/>`. */
  readonly endTag: string;
  readonly namespaces: Namespaces;
  /** Where its start tag begins in the source. */
  readonly at: number;
};

/** Everything between tags: text and CDATA with what they say; comments and instructions, which say nothing. */
export type XmlText = { readonly is: 'text'; readonly source: string; readonly value: string };

export type XmlNode = XmlElement | XmlText;

/** A file: its one element, and what stands before and after it. */
export type XmlDocument = { readonly before: string; readonly root: XmlElement; readonly after: string };

/** An element and all below it, in the order of the file. */
export function* elementsIn(element: XmlElement): Generator<XmlElement> {
  yield element;
  for (const child of element.children) if (child.is === 'element') yield* elementsIn(child);
}

/** The value of an attribute without a prefix. */
export function attributeOf(element: XmlElement, name: string): string | undefined {
  return element.attributes.find((attribute) => attribute.name === name)?.value;
}

/** What an element says itself, not what the elements in it say. */
export function textOf(element: XmlElement): string {
  return element.children.map((child) => (child.is === 'text' ? child.value : '')).join('');
}

/** The elements directly below, of these local names in the element's own namespace. */
export function childrenOf(element: XmlElement, ...locals: readonly string[]): readonly XmlElement[] {
  return element.children.filter(
    (child): child is XmlElement => child.is === 'element' && child.uri === element.uri && locals.includes(child.local),
  );
}
