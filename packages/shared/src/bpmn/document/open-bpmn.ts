import type { Text } from '../../text/index.ts';
import { lineAt, readXml, writeXml, type XmlDocument, type XmlElement, type XmlProblem } from '../xml/index.ts';
import { type BpmnElement, isA, openModdle } from './bpmn-element.ts';
import { type BpmnWarning, warningOf } from './bpmn-warning.ts';
import { earlierUris, modelUri } from './model-words.ts';
import { type PlainView, plainView, undeclaredPrefixes } from './plain-view.ts';
import { repairedIds } from './repair-ids.ts';

/** A BPMN file in both views: as it is written, which is what is kept, and as the standard understands it. */
export type BpmnDocument = {
  /** The text with its ids repaired, saying that it is UTF-8. */
  readonly text: string;
  readonly xml: XmlDocument;
  readonly definitions: BpmnElement;
  readonly warnings: readonly BpmnWarning[];
};

/** Why a text is no BPMN file that can be read. */
export type BpmnRefusal = {
  readonly ok: false;
  readonly code: 'bpmn.too-large' | 'bpmn.malformed' | 'bpmn.not-bpmn';
  readonly message: Text;
};

export type OpenedBpmn = { readonly ok: true; readonly document: BpmnDocument } | BpmnRefusal;

/** The longest file that is read and kept, in characters. */
export const longestBpmn = 4_000_000;

/** Opens a BPMN 2.0 file. Refuses what is too large, is no XML, defines entities, or is something else than BPMN. */
export async function openBpmn(source: string): Promise<OpenedBpmn> {
  if (source.length > longestBpmn) return tooLarge;
  const first = readXml(source);
  if (!first.ok) return malformed(first.problem, first.line);
  const { root } = first.document;
  const uri = earlierUris[root.uri] ?? root.uri;
  if (root.local !== 'definitions' || uri !== modelUri) return notBpmn;
  const { changes, warnings } = repairedIds(root);
  const text = inUtf8(writeXml(first.document, changes));
  const second = readXml(text);
  if (!second.ok) return malformed(second.problem, second.line);
  const understood = await understand(plainView(text, second.document), text);
  if (!understood) return notBpmn;
  return {
    ok: true,
    document: {
      text,
      xml: second.document,
      definitions: understood.definitions,
      warnings: [...undeclaredIn(root), ...warnings, ...understood.warnings],
    },
  };
}

function undeclaredIn(root: XmlElement): readonly BpmnWarning[] {
  return undeclaredPrefixes(root).map((prefix) =>
    warningOf(
      'undeclared-prefix',
      undefined,
      `前缀 ${prefix} 没有声明命名空间：原样保留`,
      `no namespace is declared for the prefix ${prefix}: it is kept as it is`,
    ),
  );
}

async function understand(view: PlainView, text: string) {
  const known = Object.entries(earlierUris).reduce((now, [earlier, uri]) => now.replaceAll(`"${earlier}"`, `"${uri}"`), view.text);
  try {
    const read = await openModdle().fromXML(known);
    if (!isA(read.rootElement, 'bpmn:Definitions')) return undefined;
    const loose = resolvePrefixed(read.references, read.elementsById);
    for (const [alias, id] of view.originals) if (Object.hasOwn(read.elementsById, alias)) read.elementsById[alias]?.set('id', id);
    const unread = read.warnings.flatMap(({ message }) => warningFrom(message, text) ?? []);
    return { definitions: read.rootElement, warnings: [...unread, ...loose] };
  } catch {
    return undefined;
  }
}

type Read = Awaited<ReturnType<ReturnType<typeof openModdle>['fromXML']>>;

/** Some tools write `tns:Task_1` where the standard wants a qualified name; the parser takes that for an id of its own. */
function resolvePrefixed(references: Read['references'], byId: Read['elementsById']): readonly BpmnWarning[] {
  return references.flatMap(({ element, property, id }) => {
    if (Object.hasOwn(byId, id)) return [];
    const local = id.slice(id.indexOf(':') + 1);
    const target = Object.hasOwn(byId, local) ? byId[local] : undefined;
    if (target === undefined) return isStructural(property) ? [looseReference(element, property, id)] : [];
    const held: unknown = element.get(property);
    element.set(property, Array.isArray(held) ? [...held, target] : target);
    return [];
  });
}

/** References that say how a drawing hangs together; others, such as to types of data, may lead out of the file. */
function isStructural(property: string): boolean {
  return /:(sourceRef|targetRef|attachedToRef|default|flowNodeRef|bpmnElement|processRef)$/.test(property);
}

function looseReference(element: BpmnElement, property: string, id: string): BpmnWarning {
  const name = property.replace(/^.*:/, '');
  const own: unknown = element.get('id');
  return warningOf(
    'loose-reference',
    typeof own === 'string' ? own : undefined,
    `${name} 指向的 ${id} 在文件里不存在`,
    `${name} refers to ${id}, which is not in the file`,
  );
}

/** The parser's word that it did not understand a piece; the piece is kept all the same. */
function warningFrom(message: string, text: string): BpmnWarning | undefined {
  const name = /^unparsable content <(.+)> detected/.exec(message)?.[1];
  if (name === undefined) return undefined;
  const at = Number(/line: (\d+)/.exec(message)?.[1] ?? 0) + 1;
  const line = Math.min(at, lineAt(text, text.length));
  return warningOf(
    'not-understood',
    undefined,
    `第 ${line} 行的 ${name} 不合 BPMN 标准：原样保留，没有解读`,
    `${name} in line ${line} is not as the BPMN standard has it: it is kept as it is, and not understood`,
  );
}

/** A text in memory has no encoding: what leaves here is written as UTF-8, so the file must not say anything else. */
function inUtf8(text: string): string {
  return text.replace(/^\ufeff/, '').replace(/^(<\?xml[^>]*?\sencoding\s*=\s*)(["'])[^"']*\2/, '$1$2UTF-8$2');
}

const tooLarge: BpmnRefusal = {
  ok: false,
  code: 'bpmn.too-large',
  message: { zh: '文件太大：最多 400 万个字符。', en: 'The file is too large: four million characters are the limit.' },
};
const notBpmn: BpmnRefusal = {
  ok: false,
  code: 'bpmn.not-bpmn',
  message: { zh: '这个文件不是 BPMN 2.0 文件。', en: 'This is no BPMN 2.0 file.' },
};

const problems: Readonly<Record<XmlProblem, Text>> = {
  malformed: { zh: '不是完整的 XML', en: 'the XML is broken' },
  'document-type': { zh: '不允许文档类型声明（DOCTYPE）', en: 'a document type (DOCTYPE) is not allowed' },
  'unknown-entity': { zh: '用了没有定义的字符引用', en: 'a character reference is not known' },
  'too-deep': { zh: '嵌套太深', en: 'it is nested too deeply' },
};

function malformed(problem: XmlProblem, line: number): BpmnRefusal {
  const { zh, en } = problems[problem];
  return {
    ok: false,
    code: 'bpmn.malformed',
    message: { zh: `文件第 ${line} 行读不下去：${zh}。`, en: `The file cannot be read at line ${line}: ${en}.` },
  };
}
