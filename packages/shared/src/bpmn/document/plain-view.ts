import { attributeOf, elementsIn, textOf, writeXml, type XmlChange, type XmlDocument, type XmlElement } from '../xml/index.ts';

/** A file as the parser is given it, with the ids that stand for others in it. */
export type PlainView = { readonly text: string; readonly originals: ReadonlyMap<string, string> };

/** What the parser takes for an id. XML allows more, and tools write more than that: 审核, 1234, a space. */
const plain = /^([a-z][\w.-]*:)?[a-z_][\w.-]*$/i;

/** Prefixes that nothing explains: what they stand before is kept, and only its writer knows what it means. */
export function undeclaredPrefixes(root: XmlElement): readonly string[] {
  const names = [...elementsIn(root)].flatMap(({ name, uri, attributes }) => [{ name, uri }, ...attributes]);
  return [...new Set(names.flatMap(({ name, uri }) => (uri.startsWith('undeclared:') ? [name.slice(0, name.indexOf(':'))] : [])))];
}

/**
 * The same file as the parser takes it: with plain ids in place of those it would drop an element for, and every prefix declared. Only
 * ids and what refers to them change: the view is read and thrown away, and the file keeps its own.
 */
export function plainView(text: string, document: XmlDocument): PlainView {
  const all = [...elementsIn(document.root)].filter(({ uri }) => uri.includes('omg.org/') || uri.includes('bpmn.org/'));
  const ids = new Set(all.flatMap((element) => attributeOf(element, 'id') ?? []));
  const odd = [...ids].filter((id) => !plain.test(id));
  const undeclared = undeclaredPrefixes(document.root);
  if (odd.length === 0 && undeclared.length === 0) return { text, originals: new Map() };
  const aliases = new Map<string, string>();
  for (const id of odd) {
    let alias = `id_${aliases.size + 1}`;
    while (ids.has(alias)) alias = `_${alias}`;
    aliases.set(id, alias);
  }
  const changes = new Map(all.flatMap((element) => changeOf(element, aliases) ?? []));
  const declared = Object.fromEntries(undeclared.map((prefix) => [`xmlns:${prefix}`, `undeclared:${prefix}`]));
  changes.set(document.root, { attributes: { ...changes.get(document.root)?.attributes, ...declared } });
  return { text: writeXml(document, changes), originals: new Map([...aliases].map(([id, alias]) => [alias, id])) };
}

function changeOf(element: XmlElement, aliases: ReadonlyMap<string, string>): readonly (readonly [XmlElement, XmlChange])[] | undefined {
  const attributes = element.attributes.flatMap(({ name, value }) => {
    const alias = refers.test(name) ? aliases.get(value) : undefined;
    return alias === undefined ? [] : [[name, alias] as const];
  });
  const content = naming.test(element.local) ? aliases.get(textOf(element).trim()) : undefined;
  if (attributes.length === 0 && content === undefined) return undefined;
  return [[element, { attributes: Object.fromEntries(attributes), ...(content === undefined ? {} : { content }) }]];
}

/** Attributes, and elements by what they say, that name an element of the file. */
const refers = /^(id|default|bpmnElement|sourceElement|targetElement|labelStyle|choreographyActivityShape)$|Ref$/;
const naming = /^(incoming|outgoing|source|target)$|Refs?$/;
