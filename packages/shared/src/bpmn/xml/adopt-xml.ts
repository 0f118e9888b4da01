import { split } from './read-xml.ts';
import { elementsIn, type Namespaces, type XmlAttribute, type XmlElement } from './xml-tree.ts';

const schemaInstance = 'http://www.w3.org/2001/XMLSchema-instance';

/**
 * An element written elsewhere, in the words of the place it comes to: where that place has a prefix for an address, the element uses
 * it and no longer declares its own. Unchanged where a prefix means one thing here and another there: it then explains itself.
 */
export function adopted(element: XmlElement, place: Namespaces): XmlElement {
  const prefixes = new Map<string, string>();
  for (const [prefix, uri] of place) if (prefix !== '' || !prefixes.has(uri)) prefixes.set(uri, prefix);
  const missing = new Map<string, string>();
  for (const { namespaces } of elementsIn(element)) {
    for (const [prefix, uri] of namespaces) {
      if (uri === '' || prefixes.has(uri)) continue;
      if (place.has(prefix) || (missing.get(prefix) ?? uri) !== uri) return element;
      missing.set(prefix, uri);
    }
  }
  return renamed(element, prefixes, [...missing]);
}

type Declaration = readonly [prefix: string, uri: string];

function renamed(element: XmlElement, prefixes: ReadonlyMap<string, string>, missing: readonly Declaration[]): XmlElement {
  const named = (name: string, uri: string, isAttribute: boolean) => {
    const prefix = prefixes.get(uri);
    const local = split(name)[1];
    if (prefix === undefined || uri === '' || (isAttribute && prefix === '')) return name;
    return prefix === '' ? local : `${prefix}:${local}`;
  };
  const attributes = element.attributes
    .filter(({ name }) => name !== 'xmlns' && !name.startsWith('xmlns:'))
    .map((attribute): XmlAttribute => {
      const value = attribute.uri === schemaInstance ? typeName(attribute.value, element.namespaces, prefixes) : attribute.value;
      const name = named(attribute.name, attribute.uri, true);
      const quotes = value === attribute.value ? /=\s*([\s\S]*)$/.exec(attribute.source)?.[1] : undefined;
      return { ...attribute, name, value, source: ` ${name}=${quotes ?? `"${value}"`}` };
    });
  const own = missing.map(
    ([prefix, uri]): XmlAttribute => ({
      name: prefix === '' ? 'xmlns' : `xmlns:${prefix}`,
      uri: '',
      value: uri,
      source: ` ${prefix === '' ? 'xmlns' : `xmlns:${prefix}`}="${uri}"`,
    }),
  );
  return {
    ...element,
    name: named(element.name, element.uri, false),
    attributes: [...own, ...attributes],
    endTag: element.endTag === '' ? '' : `</${named(element.name, element.uri, false)}>`,
    children: element.children.map((child) => (child.is === 'text' ? child : renamed(child, prefixes, []))),
  };
}

/** `xsi:type` names a type with a prefix inside its value. */
function typeName(value: string, from: Namespaces, prefixes: ReadonlyMap<string, string>): string {
  const [prefix, local] = split(value);
  const to = prefixes.get(from.get(prefix) ?? '');
  if (to === undefined) return value;
  return to === '' ? local : `${to}:${local}`;
}
