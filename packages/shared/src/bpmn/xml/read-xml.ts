import { decoded } from './xml-text.ts';
import type { Namespaces, XmlAttribute, XmlDocument, XmlElement, XmlNode } from './xml-tree.ts';

/** The tree of a file, or where and why it is none. Lines are counted from 1. */
export type XmlReading =
  | { readonly ok: true; readonly document: XmlDocument }
  | { readonly ok: false; readonly line: number; readonly problem: XmlProblem };

export type XmlProblem = 'malformed' | 'document-type' | 'unknown-entity' | 'too-deep';

/**
 * Reads XML 1.0 with namespaces and forgets nothing: comments, spaces, quotes and the order of attributes are kept. A document type
 * is refused, and with it every entity a file could define. A prefix that no namespace is declared for stands for one of its own, `undeclared:prefix`.
 * Takes time in proportion to the length.
 */
export function readXml(source: string): XmlReading {
  const reader = openReader(source);
  let token = reader.next();
  while (token !== undefined) {
    if (token.is === 'problem') return { ok: false, line: reader.line(), problem: token.problem };
    if (token.is === 'end') return { ok: true, document: token.document };
    token = reader.next();
  }
  return { ok: false, line: reader.line(), problem: 'malformed' };
}

type Open = Omit<XmlElement, 'children' | 'endTag'> & { readonly children: XmlNode[]; endTag: string };
type Token =
  | { readonly is: 'more' }
  | { readonly is: 'problem'; readonly problem: XmlProblem }
  | { readonly is: 'end'; readonly document: XmlDocument };

const deepest = 256;
const more: Token = { is: 'more' };
const between = /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!\[CDATA\[[\s\S]*?\]\]>|[^<]+/y;
const startTag = /<([^\s<>/="'&!?]+)/y;
const attribute = /(\s+)([^\s<>/="'&]+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/y;
const tagEnd = /(\s*)(\/?)>/y;
const closing = /<\/([^\s<>/]+)\s*>/y;
const xmlOwn = new Map([
  ['xml', 'http://www.w3.org/XML/1998/namespace'],
  ['', ''],
]);

/** Walks through the source one piece at a time. */
function openReader(source: string) {
  let at = source.startsWith('\ufeff') ? 1 : 0;
  const opened: Open[] = [];
  let before = '';
  let root: XmlElement | undefined;
  let after = '';

  const take = (pattern: RegExp): RegExpExecArray | undefined => {
    pattern.lastIndex = at;
    const found = pattern.exec(source) ?? undefined;
    if (found) at = pattern.lastIndex;
    return found;
  };
  const problem = (why: XmlProblem): Token => ({ is: 'problem', problem: why });

  function text(piece: string): Token {
    const parent = opened.at(-1);
    const silent = piece.startsWith('<!--') || piece.startsWith('<?');
    const value = silent ? '' : piece.startsWith('<![CDATA[') ? piece.slice(9, -3) : decoded(piece);
    if (value === undefined) return problem('unknown-entity');
    if (parent) parent.children.push({ is: 'text', source: piece, value });
    else if (value.trim() !== '') return problem('malformed');
    else if (root) after += piece;
    else before += piece;
    return more;
  }

  function start(name: string, from: number): Token {
    if (root && opened.length === 0) return problem('malformed');
    if (opened.length >= deepest) return problem('too-deep');
    const written = attributes();
    if (typeof written === 'string') return problem(written);
    const end = take(tagEnd);
    if (!end) return problem('malformed');
    const namespaces = namespacesAfter(opened.at(-1)?.namespaces ?? xmlOwn, written);
    const [prefix, local] = split(name);
    const uri = uriOf(prefix, namespaces);
    const named = written.map((each): XmlAttribute => ({ ...each, uri: uriOfAttribute(each.name, namespaces) }));
    opened.push({ is: 'element', name, local, uri, attributes: named, children: [], gap: end[1] ?? '', endTag: '', namespaces, at: from });
    return end[2] === '/' ? close('') : more;
  }

  function attributes(): Omit<XmlAttribute, 'uri'>[] | XmlProblem {
    const found: Omit<XmlAttribute, 'uri'>[] = [];
    const names = new Set<string>();
    for (let one = take(attribute); one; one = take(attribute)) {
      const [written, , name = '', double, single = ''] = one;
      const value = decoded(double ?? single);
      if (value === undefined) return 'unknown-entity';
      if (names.has(name)) return 'malformed';
      names.add(name);
      found.push({ name, value, source: written });
    }
    return found;
  }

  function close(endTag: string): Token {
    const element = opened.pop();
    if (!element) return problem('malformed');
    element.endTag = endTag;
    const parent = opened.at(-1);
    if (parent) parent.children.push(element);
    else root = element;
    return more;
  }

  return {
    line: () => lineAt(source, at),
    next(): Token | undefined {
      if (at >= source.length) return root && opened.length === 0 ? { is: 'end', document: { before, root, after } } : undefined;
      const piece = take(between)?.[0];
      if (piece !== undefined) return text(piece);
      const ended = take(closing);
      if (ended) return ended[1] === opened.at(-1)?.name ? close(ended[0]) : problem('malformed');
      const from = at;
      const name = take(startTag)?.[1];
      if (name !== undefined) return start(name, from);
      return problem(source.startsWith('<!DOCTYPE', at) ? 'document-type' : 'malformed');
    },
  };
}

/** `bpmn:task` → bpmn and task; `task` → '' and task. */
export function split(name: string): readonly [prefix: string, local: string] {
  const colon = name.indexOf(':');
  return colon < 0 ? ['', name] : [name.slice(0, colon), name.slice(colon + 1)];
}

function namespacesAfter(outer: Namespaces, attributes: readonly Pick<XmlAttribute, 'name' | 'value'>[]): Namespaces {
  const declared = attributes.flatMap(({ name, value }): [string, string][] => {
    if (name === 'xmlns') return [['', value]];
    return name.startsWith('xmlns:') ? [[name.slice('xmlns:'.length), value]] : [];
  });
  return declared.length === 0 ? outer : new Map([...outer, ...declared]);
}

function uriOfAttribute(name: string, namespaces: Namespaces): string {
  const [prefix] = split(name);
  if (name === 'xmlns' || prefix === 'xmlns') return 'http://www.w3.org/2000/xmlns/';
  return prefix === '' ? '' : uriOf(prefix, namespaces);
}

function uriOf(prefix: string, namespaces: Namespaces): string {
  return namespaces.get(prefix) ?? `undeclared:${prefix}`;
}

/** The line a place of the source is in, counted from 1. */
export function lineAt(source: string, at: number): number {
  let line = 1;
  for (let found = source.indexOf('\n'); found >= 0 && found < at; found = source.indexOf('\n', found + 1)) line += 1;
  return line;
}
