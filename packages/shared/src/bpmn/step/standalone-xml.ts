import { elementsIn, type XmlElement, xmlOf } from '../xml/index.ts';

/** An element cut out of its file: with the namespaces it needs declared on itself, so that it can be read alone. */
export function standaloneXml(element: XmlElement): string {
  const used = new Set<string>();
  for (const { name, attributes } of elementsIn(element)) {
    used.add(prefixOf(name) ?? '');
    for (const attribute of attributes) {
      // A value such as `xsi:type="bpmn:tFormalExpression"` names a prefix too.
      for (const word of [attribute.name, attribute.value]) used.add(prefixOf(word) ?? '');
    }
  }
  const declared = new Set(element.attributes.map(({ name }) => name));
  const added = [...element.namespaces].flatMap(([prefix, uri]) => {
    const name = prefix === '' ? 'xmlns' : `xmlns:${prefix}`;
    const needed = used.has(prefix) && prefix !== 'xml' && uri !== '' && !declared.has(name);
    return needed ? [{ name, uri: '', value: uri, source: ` ${name}="${uri.replaceAll('"', '&quot;')}"` }] : [];
  });
  return xmlOf({ ...element, attributes: [...element.attributes, ...added] });
}

function prefixOf(word: string): string | undefined {
  return /^([^\s:]+):[^\s:]+$/.exec(word)?.[1];
}
