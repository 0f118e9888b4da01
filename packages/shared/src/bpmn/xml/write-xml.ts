import { escaped, quoted } from './xml-text.ts';
import type { XmlDocument, XmlElement, XmlNode } from './xml-tree.ts';

/** What is to be different about one element. Everything it does not name stays to the letter. */
export type XmlChange = {
  /** It goes, with all in it and the line it stood on. */
  readonly removed?: boolean;
  /** Another name in its own namespace. */
  readonly local?: string;
  /** By name as written; `undefined` takes the attribute away. */
  readonly attributes?: Readonly<Record<string, string | undefined>>;
  /** What it says instead of all that was in it. */
  readonly content?: string;
  readonly inserts?: readonly XmlInsert[];
};
/** A new element, after one of the children or, without `after`, before all of them. */
export type XmlInsert = { readonly after: XmlNode | undefined; readonly element: XmlElement };
export type XmlChanges = ReadonlyMap<XmlElement, XmlChange>;

/** The file with some of its elements changed; without changes the very text that was read. */
export function writeXml({ before, root, after }: XmlDocument, changes: XmlChanges): string {
  return `${before}${written(root, changes, '')}${after}`;
}

/** One element as the file has it. */
export function xmlOf(element: XmlElement): string {
  return written(element, new Map(), '');
}

function written(element: XmlElement, changes: XmlChanges, indent: string): string {
  const change = changes.get(element) ?? {};
  const name = change.local === undefined ? element.name : element.name.replace(/[^:]*$/, change.local);
  const inside = change.content === undefined ? insideOf(element, change, changes, indent) : escaped(change.content);
  return tagged(name, attributesOf(element, change), inside, element);
}

/** `gap` and end tag as they were written, where that is still possible. */
function tagged(name: string, attributes: string, inside: string, { gap, endTag }: XmlElement): string {
  if (endTag === '') return inside === '' ? `<${name}${attributes}${gap}/>` : `<${name}${attributes}>${inside}</${name}>`;
  return `<${name}${attributes}${gap}>${inside}${endTag.startsWith(`</${name}`) ? endTag : `</${name}>`}`;
}

function attributesOf(element: XmlElement, { attributes = {} }: XmlChange): string {
  const kept = element.attributes.map(({ name, source }) => {
    if (!Object.hasOwn(attributes, name)) return source;
    const value = attributes[name];
    return value === undefined ? '' : `${/^\s+/.exec(source)?.[0] ?? ' '}${name}="${quoted(value)}"`;
  });
  const known = new Set(element.attributes.map(({ name }) => name));
  const added = Object.entries(attributes).map(([name, value]) =>
    known.has(name) || value === undefined ? '' : ` ${name}="${quoted(value)}"`,
  );
  return [...kept, ...added].join('');
}

function insideOf(element: XmlElement, { inserts = [] }: XmlChange, changes: XmlChanges, indent: string): string {
  const own = indentOf(element) ?? `${indent}  `;
  const after = Map.groupBy(inserts, (insert) => insert.after);
  const put = (node: XmlNode | undefined) => (after.get(node) ?? []).map((insert) => `\n${own}${pretty(insert.element, own)}`).join('');
  const goes = (node: XmlNode | undefined) => node?.is === 'element' && changes.get(node)?.removed === true;
  const pieces = [put(undefined)];
  element.children.forEach((child, index) => {
    // The line break before an element that goes, goes with it.
    const dropped = goes(child) || (isBlank(child) && goes(element.children[index + 1]));
    if (!dropped) pieces.push(child.is === 'text' ? child.source : written(child, changes, own));
    pieces.push(put(child));
  });
  const inside = pieces.join('');
  return inserts.length > 0 && !/\n\s*$/.test(inside) ? `${inside}\n${indent}` : inside;
}

/** Elements on lines of their own; what holds text stays on its line, to the letter. */
function pretty(element: XmlElement, indent: string): string {
  const elements = element.children.filter((child) => child.is === 'element');
  const attributes = attributesOf(element, {});
  if (elements.length === 0 || !element.children.every((child) => child.is === 'element' || isBlank(child)))
    return tagged(element.name, attributes, element.children.map(sourceOf).join(''), element);
  const lines = elements.map((child) => `\n${indent}  ${pretty(child, `${indent}  `)}`);
  return tagged(element.name, attributes, `${lines.join('')}\n${indent}`, element);
}

function sourceOf(node: XmlNode): string {
  return node.is === 'text' ? node.source : xmlOf(node);
}

function isBlank(node: XmlNode): boolean {
  return node.is === 'text' && node.source.trim() === '';
}

/** How far the children stand in, if they stand on lines of their own. */
function indentOf(element: XmlElement): string | undefined {
  const first = element.children[0];
  const found = first && isBlank(first) && first.is === 'text' ? /\n([ \t]*)$/.exec(first.source) : null;
  return found?.[1];
}
