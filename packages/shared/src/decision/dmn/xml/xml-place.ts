import { attributesOf, localNameOf, tagsOf, type XmlTag } from './xml-tags.ts';

/** An element as it stands in the text: where it begins and ends, and the namespaces that hold there by their attributes. */
export type XmlPlace = { readonly from: number; readonly to: number; readonly namespaces: ReadonlyMap<string, string> };

/** Steps from the root's children inwards: an element's local name, and the id it has where that matters. */
export type XmlStep = { readonly name: string; readonly id?: string };

/** The first element that is reached by the steps, or undefined. */
export function placeOf(xml: string, steps: readonly XmlStep[]): XmlPlace | undefined {
  const open: XmlTag[] = [];
  let matched = 0;
  let place: Omit<XmlPlace, 'to'> | undefined;
  for (const tag of tagsOf(xml)) {
    if (tag === undefined) return undefined;
    if (tag.is === 'close') {
      open.pop();
      if (place !== undefined && open.length === steps.length) return { ...place, to: tag.to };
      matched = Math.min(matched, Math.max(0, open.length - 1));
      continue;
    }
    if (place === undefined && matched === open.length - 1 && fits(xml, tag, steps[matched])) {
      matched++;
      if (matched === steps.length) {
        const found = { from: tag.from, namespaces: namespacesOf(xml, [...open, tag]) };
        if (tag.is === 'empty') return { ...found, to: tag.to };
        place = found;
      }
    }
    if (tag.is === 'open') open.push(tag);
    else matched = Math.min(matched, Math.max(0, open.length - 1));
  }
  return undefined;
}

/** What a tag's attribute says once its entities are read. */
export function unescaped(text: string): string {
  return text.replaceAll(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w+));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return entities.get(name) ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

function fits(xml: string, tag: XmlTag, step: XmlStep | undefined): boolean {
  if (step === undefined || localNameOf(tag.name) !== step.name) return false;
  return step.id === undefined || unescaped(attributesOf(xml, tag)?.get('id') ?? '') === step.id;
}

function namespacesOf(xml: string, path: readonly XmlTag[]): ReadonlyMap<string, string> {
  const declared = path
    .flatMap((tag) => [...(attributesOf(xml, tag) ?? [])])
    .filter(([name]) => name === 'xmlns' || name.startsWith('xmlns:'));
  return new Map(declared.map(([name, uri]) => [name, unescaped(uri)]));
}

const entities: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);
