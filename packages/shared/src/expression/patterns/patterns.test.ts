import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerOf, standardAnswerOf } from '../sample-answer.ts';
import { type CodePoints, complementOf, difference, inOrder, lastCodePoint, type Span } from './code-points.ts';
import { translatePattern } from './xpath-pattern.ts';

function quoted(text: string): string {
  return JSON.stringify(text);
}

describe('replace works as the examples of XPath say', () => {
  test.each([
    ['abracadabra', 'bra', '*', 'a*cada*'],
    ['abracadabra', 'a.*a', '*', '*'],
    ['abracadabra', 'a.*?a', '*', '*c*bra'],
    ['abracadabra', 'a', '', 'brcdbr'],
    ['abracadabra', 'a(.)', 'a$1$1', 'abbraccaddabbra'],
    ['AAAA', 'A+', 'b', 'b'],
    ['AAAA', 'A+?', 'b', 'bbbb'],
    ['darted', '^(.*?)d(.*)$', '$1c$2', 'carted'],
    ['abcd', '(ab)|(a)', '[1=$1][2=$2]', '[1=ab][2=]cd'],
    ['abcd', '(a)', '$12', 'a2bcd'],
    ['abcd', 'b', '$0$0', 'abbcd'],
    ['a.b', '\\.', '\\$\\\\', 'a$\\b'],
  ])('replace(%s, %s, %s) is %s', (input, pattern, replacement, expected) => {
    const source = `replace(${quoted(input)}, ${quoted(pattern)}, ${quoted(replacement)})`;
    expect(JSON.parse(standardAnswerOf(source))).toBe(expected);
  });

  test.each([
    ['.*?', '$1'],
    ['l', '$'],
    ['l', '\\x'],
    ['(', 'x'],
  ])('replacing %s by %s has no answer', (pattern, replacement) => {
    expect(standardAnswerOf(`replace("hello", ${quoted(pattern)}, ${quoted(replacement)})`)).toBe('null: bad-pattern');
  });
});

describe('a pattern matches', () => {
  test.each([
    ['abracadabra', '^a.*a$', '', true],
    ['abracadabra', '^bra', '', false],
    ['helloworld', 'hello world', 'x', true],
    ['hello world', 'hello[ ]world', 'x', true],
    ['a\nb', 'a.b', '', false],
    ['a\nb', 'a.b', 's', true],
    ['a\nb', '^b$', '', false],
    ['a\nb', '^b$', 'm', true],
    ['B', '[A-Z-[OI]]', 'i', true],
    ['i', '[A-Z-[OI]]', 'i', false],
    ['b', '[^A-Z-[OI]]', '', true],
    ['x', '\\p{Lu}', 'i', false],
    ['X', '[\\p{Lu}-]', 'i', true],
    ['-', '[a-]', '', true],
    ['あ', '\\p{IsHiragana}', '', true],
    ['ア', '\\P{IsHiragana}', '', true],
    ['٣', '^\\d$', '', true],
    ['保', '^\\w$', '', true],
    ['。', '^\\w$', '', false],
    ['x:y', '^\\i\\c*$', '', true],
    ['tab\t', '\\t', '', true],
    ['{', '\\{', '', true],
    ['aaa', '^a{2,3}$', '', true],
    ['aaaa', '^a{2,3}$', '', false],
    ['𠮷', '^.$', '', true],
  ])('in %j, %s with “%s”: %s', (input, pattern, flags, expected) => {
    expect(standardAnswerOf(`matches(${quoted(input)}, ${quoted(pattern)}, ${quoted(flags)})`)).toBe(String(expected));
  });
});

test('what linear time cannot do, and what is written wrongly, is refused in its own words where it stands in the source', () => {
  const problem = (pattern: string, flags = '') => {
    const translated = translatePattern(pattern, flags);
    return translated.ok ? '' : translated.problem.en;
  };
  expect(problem('(a)\\1')).toContain('Back-references (\\1)');
  expect(problem('a(?=b)')).toContain('Looking ahead');
  expect(problem('(?<!a)b')).toContain('Looking ahead or behind');
  expect(problem('a', 'q')).toContain('flags');
  expect(problem('[a-z-[\\p{Lu}]]')).toContain('taken from one another');
  expect(problem('(a{1000}){1000}')).toContain('repeats too much');
  for (const wrong of ['(', ')', '*a', 'a{2', 'a{3,2}', '[z-a]', '[]', '\\q', '\\p{Foo}', 'a'.repeat(501), '(?:'.repeat(60)]) {
    expect(problem(wrong)).not.toBe('');
  }
  expect(answerOf('matches("a", "(a)\\1")')).toBe('refused: bad-pattern');
  expect(answerOf('split("a", "b*")')).toBe('refused: bad-pattern');
});

test.each([
  ['split("John Doe", "\\s")', '["John", "Doe"]'],
  ['split("a;b;c;;", ";")', '["a", "b", "c", "", ""]'],
  ['split("", ";")', '[""]'],
  ['split(string: "a-b", delimiter: "-")', '["a", "b"]'],
  ['split("abc", "")', 'null: bad-pattern'],
])('%s is %s', (source, expected) => {
  expect(standardAnswerOf(source)).toBe(expected);
});

test('the code points of classes add up: what is taken away and what is left are everything, and share nothing', () => {
  const spans = fc.array(
    fc
      .tuple(fc.integer({ min: 0, max: lastCodePoint }), fc.integer({ min: 0, max: 500 }))
      .map(([first, length]): Span => [first, Math.min(lastCodePoint, first + length)]),
    { maxLength: 12 },
  );
  const count = (points: CodePoints) => points.reduce((sum, [first, last]) => sum + last - first + 1, 0);
  fc.assert(
    fc.property(spans, spans, (a, b) => {
      const [left, right] = [inOrder(a), inOrder(b)];
      expect(count(left) + count(complementOf(left))).toBe(lastCodePoint + 1);
      expect(inOrder([...difference(left, right), ...right])).toEqual(inOrder([...left, ...right]));
      expect(inOrder([...difference(left, right), ...complementOf(left), ...right])).toEqual([[0, lastCodePoint]]);
    }),
  );
});

test('any text is a pattern or is refused, and nothing else comes of it', () => {
  const piece = fc.constantFrom(
    'a',
    '日',
    '(',
    ')',
    '(?:',
    '[',
    ']',
    '[^',
    '-',
    '{2,3}',
    '*',
    '+',
    '?',
    '|',
    '.',
    '^',
    '$',
    '\\',
    '\\d',
    '\\p{L}',
    '\\1',
    ' ',
  );
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join('')),
      fc.constantFrom('', 'i', 'x', 'sm'),
      (pattern, flags) => {
        const answer = standardAnswerOf(`matches("a日-[1", ${quoted(pattern)}, "${flags}")`);
        expect(['true', 'false', 'null: bad-pattern']).toContain(answer);
      },
    ),
    { numRuns: 2_000 },
  );
});
