import type { Text } from '../../text/index.ts';
import { type DmnNamespaces, isShapeNamespace, versionFrom } from './dmn-version.ts';
import { openModdle } from './elements/moddle.ts';
import { attributesOf, localNameOf, tagsOf } from './xml/xml-tags.ts';

/** Why a file is no DMN file of ours; in words for the operator who chose it. */
export type NotDmn = {
  readonly ok: false;
  readonly code: 'decision.not-dmn' | 'decision.too-large' | 'decision.unknown-version';
  readonly message: Text;
};

/** The element tree of a DMN file as the XML library gives it, and what it could not place, in its words. */
export type ParsedDmn = {
  readonly ok: true;
  readonly namespaces: DmnNamespaces;
  readonly root: unknown;
  readonly warnings: readonly string[];
};

/** Characters a file may have, and how deep its elements may stand in each other. */
const longest = 2_000_000;
const deepest = 200;

/** Reads XML into elements, within bounds: of its size and depth, without document types or entities, in the versions 1.1 to 1.5. */
export async function parseDmn(xml: string): Promise<ParsedDmn | NotDmn> {
  if (xml.length > longest) return tooLarge;
  const namespaces = survey(xml);
  if ('ok' in namespaces) return namespaces;
  try {
    const { rootElement, warnings } = await openModdle(namespaces).fromXML(xml.replace(/^\uFEFF/, ''));
    return { ok: true, namespaces, root: rootElement, warnings: warnings.map(({ message }) => message) };
  } catch {
    return notDmn;
  }
}

/**
 * One pass over the tags before anything is built of them: they end, hold nothing but attributes (on anything else the XML library
 * takes time by the square of its length) and are not too deep. Gives the namespaces, which may be declared where they are used.
 */
function survey(xml: string): DmnNamespaces | NotDmn {
  let depth = 0;
  let model: string | undefined;
  let shapes: string | undefined;
  for (const tag of tagsOf(xml)) {
    if (tag === undefined) return notDmn;
    if (tag.is === 'open' && ++depth > deepest) return tooLarge;
    if (tag.is === 'close') {
      depth--;
      continue;
    }
    const attributes = attributesOf(xml, tag);
    if (attributes === undefined) return notDmn;
    if (model === undefined) {
      if (localNameOf(tag.name) !== 'definitions') return notDmn;
      const prefix = tag.name.includes(':') ? `xmlns:${tag.name.slice(0, tag.name.indexOf(':'))}` : 'xmlns';
      model = attributes.get(prefix) ?? '';
    }
    shapes ??= [...attributes].find(([name, uri]) => name.startsWith('xmlns') && isShapeNamespace(uri))?.[1];
  }
  if (model === undefined) return notDmn;
  return versionFrom(model, shapes) ?? (model.includes('omg.org/spec/DMN/') ? unknownVersion : notDmn);
}

/** What is no DMN at all. */
export const notDmn: NotDmn = {
  ok: false,
  code: 'decision.not-dmn',
  message: { zh: '这个文件不是 DMN 文件，或者已经损坏。', en: 'This is no DMN file, or it is damaged.' },
};
const tooLarge: NotDmn = {
  ok: false,
  code: 'decision.too-large',
  message: { zh: '这个 DMN 文件太大，或者嵌套太深。', en: 'This DMN file is too large or too deeply nested.' },
};
const unknownVersion: NotDmn = {
  ok: false,
  code: 'decision.unknown-version',
  message: { zh: '只能读取 DMN 1.1 至 1.5 的文件。', en: 'Only files of DMN 1.1 to 1.5 can be read.' },
};
