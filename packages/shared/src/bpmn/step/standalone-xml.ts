import { mortiseUri } from '../document/bpmn-element.ts';
import { childrenOf, elementsIn, writeXml, type XmlChange, type XmlElement } from '../xml/index.ts';

/**
 * An element cut out of its file: with the namespaces it needs declared on itself, so that it can be read alone, and without what
 * belongs to its place there: id, name, lines, and words of ours.
 */
export function standaloneXml(element: XmlElement): string {
  const changes = new Map<XmlElement, XmlChange>();
  for (const line of childrenOf(element, 'incoming', 'outgoing')) changes.set(line, { removed: true });
  for (const extension of childrenOf(element, 'extensionElements')) {
    const own = extension.children.filter((child): child is XmlElement => child.is === 'element' && child.uri === mortiseUri);
    for (const word of own) changes.set(word, { removed: true });
    if (own.length > 0 && extension.children.filter((child) => child.is === 'element').length === own.length)
      changes.set(extension, { removed: true });
  }
  const local: XmlChange = { attributes: { id: undefined, name: undefined, default: undefined, ...declarationsOf(element, changes) } };
  return writeXml({ before: '', root: element, after: '' }, new Map([...changes, [element, local]])).replace(/>\s+(<\/[^<>]+>)$/, '>$1');
}

function declarationsOf(element: XmlElement, changes: ReadonlyMap<XmlElement, XmlChange>): Readonly<Record<string, string>> {
  const used = new Set<string>();
  const own = new Set(['id', 'name', 'default']);
  for (const within of elementsIn(element)) {
    if (changes.get(within)?.removed) continue;
    used.add(prefixOf(within.name) ?? '');
    // A value such as `xsi:type="bpmn:tFormalExpression"` names a prefix too.
    for (const { name, value } of within.attributes)
      if (within !== element || !own.has(name)) for (const word of [name, value]) used.add(prefixOf(word) ?? '');
  }
  const declared = new Set(element.attributes.map(({ name }) => name));
  const added = [...element.namespaces].flatMap(([prefix, uri]) => {
    const name = prefix === '' ? 'xmlns' : `xmlns:${prefix}`;
    return used.has(prefix) && prefix !== 'xml' && uri !== '' && !declared.has(name) ? [[name, uri] as const] : [];
  });
  return Object.fromEntries(added);
}

function prefixOf(word: string): string | undefined {
  return /^([^\s:]+):[^\s:]+$/.exec(word)?.[1];
}
