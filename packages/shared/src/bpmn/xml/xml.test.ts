import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { adopted, attributeOf, childrenOf, elementsIn, readXml, textOf, writeXml, type XmlElement, xmlOf } from './index.ts';

function rootOf(source: string): XmlElement {
  const read = readXml(source);
  if (!read.ok) throw new Error(`${read.problem} in line ${read.line}`);
  return read.document.root;
}

function written(source: string, changes: (root: XmlElement) => Parameters<typeof writeXml>[1]): string {
  const read = readXml(source);
  return read.ok ? writeXml(read.document, changes(read.document.root)) : read.problem;
}

const name = fc.constantFrom('a', 'b:c', '任务', 'x.y-z');
const value = fc.stringMatching(/^[^<&"'>]{0,8}$/);
const inner = fc.oneof(value, fc.constantFrom('&amp;', '&#20013;', '<!-- <a> -->', '<![CDATA[ <b> & ]]>', '<?pi x?>', '\r\n\t', ']]'));
const element: fc.Arbitrary<string> = fc.letrec<{ tree: string }>((tie) => ({
  tree: fc
    .record({
      name,
      value,
      gap: fc.constantFrom('', ' ', '\n  '),
      quote: fc.constantFrom('"', "'"),
      children: fc.array(fc.oneof({ maxDepth: 3 }, inner, tie('tree')), { maxLength: 4 }),
    })
    .map(({ name: tag, value: text, gap, quote, children }) => {
      const start = `<${tag} xmlns:b="urn:b" k${gap}=${gap}${quote}${text}${quote}${gap}`;
      return children.length === 0 ? `${start}/>` : `${start}>${children.join('')}</${tag}${gap}>`;
    }),
})).tree;

describe('an XML file', () => {
  test('is written again to the letter, whatever is in it', () => {
    fc.assert(
      fc.property(element, (source) => {
        const whole = `<?xml version='1.0'?>\n<!-- before -->\n${source}\n<!-- after -->\n`;
        const read = readXml(whole);
        expect(read.ok && writeXml(read.document, new Map())).toBe(whole);
      }),
    );
  });

  test('says what its references and CDATA stand for', () => {
    const root = rootOf('<a t="1 &lt; 2 &quot;&#x4E2D;&#25991;"><![CDATA[<&>]]> &amp; <!-- no --><b>not this</b></a>');
    expect(attributeOf(root, 't')).toBe('1 < 2 "中文');
    expect(textOf(root)).toBe('<&> & ');
  });

  test('has its names in their namespaces, and an undeclared prefix in one of its own', () => {
    const [root, first, second, third] = [
      ...elementsIn(rootOf('<a xmlns="urn:1" xmlns:p="urn:2"><p:b/><c xmlns="urn:3" p:k="v"/><q:d/></a>')),
    ];
    expect([root?.uri, first?.uri, second?.uri, third?.uri]).toEqual(['urn:1', 'urn:2', 'urn:3', 'undeclared:q']);
    expect(second?.attributes.find(({ value: text }) => text === 'v')?.uri).toBe('urn:2');
  });

  test.each([
    ['<a>\n<b></a>', 'malformed', 2],
    ['<a', 'malformed', 1],
    ['<a/><b/>', 'malformed', 1],
    ['text', 'malformed', 1],
    ['', 'malformed', 1],
    ['<a k="1" k="2"/>', 'malformed', 1],
    ['<a k=1/>', 'malformed', 1],
    ['<a>\n\n&nbsp;</a>', 'unknown-entity', 3],
    ['<a>&#x110000;</a>', 'unknown-entity', 1],
    ['<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', 'document-type', 1],
    [`${'<a>'.repeat(300)}${'</a>'.repeat(300)}`, 'too-deep', 1],
  ])('that is none is refused where it fails: %j', (source, problem, line) => {
    expect(readXml(source)).toEqual({ ok: false, problem, line });
  });

  test('of very many tags is read, and one that never ends is refused', () => {
    const many = `<a>${'<b/>'.repeat(200_000)}</a>`;
    expect(readXml(many).ok).toBe(true);
    for (const endless of [
      `<a ${'b '.repeat(200_000)}`,
      `<a>${'<!-- '.repeat(100_000)}`,
      `<a k="${'&amp'.repeat(100_000)}"/>`,
      '<'.repeat(300_000),
    ])
      expect(readXml(endless).ok).toBe(false);
  });
});

describe('a change to an XML file', () => {
  const source = `<a>\n    <b  k='1' l="2"/>\n    <!-- stays -->\n    <c>text</c>\n  </a>`;
  const child = (root: XmlElement, local: string) => childrenOf(root, local)[0] ?? root;

  test('touches what it names and nothing else', () => {
    expect(written(source, (root) => new Map([[child(root, 'b'), { attributes: { k: 'x < "y"\n', l: undefined, m: 'new' } }]]))).toBe(
      source.replace(`  k='1' l="2"`, '  k="x &lt; &quot;y&quot;&#10;" m="new"'),
    );
    expect(written(source, (root) => new Map([[child(root, 'c'), { content: 'a & b' }]]))).toBe(source.replace('text', 'a &amp; b'));
    expect(written(source, (root) => new Map([[child(root, 'c'), { local: 'd' }]]))).toBe(source.replace('<c>text</c>', '<d>text</d>'));
  });

  test('takes an element out with its line', () => {
    expect(written(source, (root) => new Map([[child(root, 'b'), { removed: true }]]))).toBe(
      '<a>\n    <!-- stays -->\n    <c>text</c>\n  </a>',
    );
  });

  test('puts elements in on lines of their own, standing in as their neighbours do', () => {
    const fresh = rootOf('<d><e>one\ntwo</e><f/></d>');
    expect(written(source, (root) => new Map([[root, { inserts: [{ after: child(root, 'b'), element: fresh }] }]]))).toBe(
      source.replace(`<b  k='1' l="2"/>`, `<b  k='1' l="2"/>\n    <d>\n      <e>one\ntwo</e>\n      <f/>\n    </d>`),
    );
    expect(written('<a/>', (root) => new Map([[root, { inserts: [{ after: undefined, element: rootOf('<b/>') }] }]]))).toBe(
      '<a>\n  <b/>\n</a>',
    );
  });
});

describe('an element from elsewhere', () => {
  const place = rootOf('<m:a xmlns:m="urn:model" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"/>').namespaces;

  test('speaks in the prefixes of the place it comes to, within values that name a type too', () => {
    const xml =
      '<b:c xmlns:b="urn:model" xmlns:i="http://www.w3.org/2001/XMLSchema-instance" i:type="b:t" v:k="1" xmlns:v="urn:vendor"><b:d/></b:c>';
    expect(xmlOf(adopted(rootOf(xml), place))).toBe('<m:c xmlns:v="urn:vendor" xsi:type="m:t" v:k="1"><m:d/></m:c>');
  });

  test('explains itself where a prefix of its means something else there', () => {
    const xml = '<b:c xmlns:b="urn:model" xmlns:m="urn:other"><m:d/></b:c>';
    expect(xmlOf(adopted(rootOf(xml), place))).toBe(xml);
  });
});
