/** A tag as it stands in the text: from its `<` to the character after its `>`. */
export type XmlTag = { readonly is: 'open' | 'close' | 'empty'; readonly name: string; readonly from: number; readonly to: number };

/**
 * Every tag of an XML text in order, past comments, CDATA and processing instructions; reads each character once. The last
 * one is `undefined` where the text is cut short or declares a document type or entities, which no file of ours may.
 */
export function* tagsOf(xml: string): Generator<XmlTag | undefined> {
  let at = xml.indexOf('<');
  while (at >= 0) {
    const skipped = endOfSkipped(xml, at);
    const to = skipped ?? endOfTag(xml, at);
    if (to === undefined || (skipped === undefined && xml[at + 1] === '!')) return yield undefined;
    if (skipped === undefined) yield tagAt(xml, at, to);
    at = xml.indexOf('<', to);
  }
}

/** The attributes of a tag, as they are written: entities stay entities. Undefined where something else stands in the tag. */
export function attributesOf(xml: string, { from, to }: XmlTag): ReadonlyMap<string, string> | undefined {
  const attributes = new Map<string, string>();
  const attribute = /\s+([^\s=/>"'<]+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/y;
  const end = /\s*\/?>/y;
  let at = from + 1 + nameAt(xml, from + 1).length;
  for (;;) {
    attribute.lastIndex = at;
    const found = attribute.exec(xml);
    if (found === null) break;
    attributes.set(found[1] ?? '', found[2] ?? found[3] ?? '');
    at = attribute.lastIndex;
  }
  end.lastIndex = at;
  return end.test(xml) && end.lastIndex === to ? attributes : undefined;
}

/** A name without its prefix. */
export function localNameOf(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** The end of a comment, a CDATA section or an instruction that begins here; undefined where something else begins. */
function endOfSkipped(xml: string, at: number): number | undefined {
  for (const [begin, end] of skippable) {
    if (!xml.startsWith(begin, at)) continue;
    const found = xml.indexOf(end, at + begin.length);
    return found < 0 ? xml.length : found + end.length;
  }
  return undefined;
}

function endOfTag(xml: string, at: number): number | undefined {
  for (let index = at + 1; index < xml.length; index++) {
    const character = xml[index] ?? '';
    if (character === '>') return index + 1;
    if (character !== '"' && character !== "'") continue;
    index = xml.indexOf(character, index + 1);
    if (index < 0) return undefined;
  }
  return undefined;
}

function tagAt(xml: string, from: number, to: number): XmlTag {
  if (xml[from + 1] === '/') return { is: 'close', name: nameAt(xml, from + 2), from, to };
  return { is: xml[to - 2] === '/' ? 'empty' : 'open', name: nameAt(xml, from + 1), from, to };
}

function nameAt(xml: string, at: number): string {
  const name = /[^\s/>]*/y;
  name.lastIndex = at;
  return name.exec(xml)?.[0] ?? '';
}

const skippable = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
] as const;
