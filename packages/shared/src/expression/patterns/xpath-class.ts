import { type CodePoints, classText, complementOf, difference, inOrder, type Span } from './code-points.ts';
import { type PatternReader, unreadable } from './pattern-reader.ts';
import { blocks } from './unicode-blocks.ts';

/**
 * What a class or an escape matches: code points that are written out, and classes that RE2 knows by name (`\p{L}`). `unicode`
 * members are the text of RE2 between brackets.
 */
type Members = { readonly points: readonly Span[]; readonly unicode: string };

/** Reads what follows a `[`: XPath's class, with ranges, escapes, and one class taken from another (`[a-z-[aeiou]]`). */
export function readClass(reader: PatternReader): string {
  return reader.within(() => bracketed(readMembers(reader), reader.flags));
}

/** Reads what follows a `\` outside of a class. */
export function readEscape(reader: PatternReader): string {
  return bracketed(escaped(reader), reader.flags);
}

/** The class as RE2 reads it. Categories are what they are whether case matters or not; RE2 would fold them. */
function bracketed({ points, unicode }: Members, flags: string): string {
  const own = classText(inOrder(points));
  if (unicode === '' || unicode.startsWith('^') || !flags.includes('i'))
    return own + unicode === '' ? '[^\\x{0}-\\x{10ffff}]' : `[${own}${unicode}]`;
  const named = `(?-i:[${unicode}])`;
  return own === '' ? named : `(?:[${own}]|${named})`;
}

function readMembers(reader: PatternReader): Members {
  return reader.nested(() => {
    const negative = reader.take('^');
    const points: Span[] = [];
    let unicode = '';
    let subtracted: CodePoints | undefined;
    if (reader.peek() === ']') throw unreadable({ zh: '方括号里没有内容。', en: 'There is nothing in the square brackets.' });
    while (!reader.take(']')) {
      if (reader.take('-')) {
        if (reader.take('[')) {
          subtracted = plainPoints(readMembers(reader));
          if (reader.peek() !== ']') throw unreadable({ zh: '减去的字符要写在最后。', en: 'What is taken away must stand last.' });
        } else points.push(pointSpan('-'));
        continue;
      }
      const member = readMember(reader);
      points.push(...member.points);
      unicode += member.unicode;
    }
    return closeMembers({ points, unicode }, negative, subtracted);
  });
}

function closeMembers(members: Members, negative: boolean, subtracted: CodePoints | undefined): Members {
  if (members.unicode === '') {
    const own = negative ? complementOf(inOrder(members.points)) : inOrder(members.points);
    return { points: subtracted === undefined ? own : difference(own, subtracted), unicode: '' };
  }
  if (subtracted !== undefined) throw unsupportedSubtraction();
  return negative ? { points: [], unicode: negated(members) } : members;
}

/** RE2 has no class within a class; a negative one with named members is written as the whole class. */
function negated({ points, unicode }: Members): string {
  return `^${classText(inOrder(points))}${unicode}`;
}

/** A single character, a range such as `a-z`, or an escape. */
function readMember(reader: PatternReader): Members {
  const character = reader.next();
  if (character === '' || character === '[')
    throw unreadable({
      zh: '方括号没有成对；要写方括号本身请写“\\[”。',
      en: 'A square bracket has no partner; write “\\[” for the bracket itself.',
    });
  const first = character === '\\' ? escaped(reader) : { points: [pointSpan(character)], unicode: '' };
  const [from] = first.points;
  if (reader.peek() !== '-' || first.unicode !== '' || from === undefined || first.points.length > 1 || from[0] !== from[1]) return first;
  reader.next();
  if (reader.peek() === '[' || reader.peek() === ']') return openEnded(reader, first);
  const end = reader.next();
  const last = end === '\\' ? escaped(reader) : { points: [pointSpan(end)], unicode: '' };
  const [to] = last.points;
  if (last.unicode !== '' || to === undefined || last.points.length > 1 || to[0] !== to[1] || to[0] < from[0])
    throw unreadable({ zh: '字符范围写反了或不完整。', en: 'A range of characters is incomplete or the wrong way round.' });
  return { points: [[from[0], to[0]]], unicode: '' };
}

/** After `a-` comes the end, where the hyphen is itself, or a class to take away. */
function openEnded(reader: PatternReader, first: Members): Members {
  if (reader.peek() === ']') return { points: [...first.points, [hyphen, hyphen]], unicode: '' };
  reader.next();
  const rest = plainPoints(readMembers(reader));
  if (reader.peek() !== ']') throw unreadable({ zh: '减去的字符要写在最后。', en: 'What is taken away must stand last.' });
  return { points: difference(inOrder(first.points), rest), unicode: '' };
}

/** What an escape stands for: XPath's classes by a letter, a category or block, or the character itself. */
function escaped(reader: PatternReader): Members {
  const letter = reader.next();
  const named = classesByLetter.get(letter);
  if (named !== undefined) return named;
  if (letter === 'p' || letter === 'P') return category(reader, letter === 'P');
  if (/^[1-9]$/.test(letter))
    throw unreadable({ zh: `不支持反向引用（\\${letter}）。`, en: `Back-references (\\${letter}) are not supported.` });
  const point = charactersByLetter.get(letter) ?? (/^[\\|.?*+(){}$\-[\]^]$/.test(letter) ? letter : undefined);
  if (point === undefined) throw unreadable({ zh: `不认识的写法“\\${letter}”。`, en: `“\\${letter}” is unknown.` });
  return { points: [pointSpan(point)], unicode: '' };
}

/** `\p{Lu}` is a category, `\p{IsHiragana}` a block of Unicode. */
function category(reader: PatternReader, negative: boolean): Members {
  let name = '';
  if (!reader.take('{')) throw unreadable({ zh: '“\\p”后面要写成 \\p{L}。', en: 'After “\\p” comes a name, as in \\p{L}.' });
  while (reader.peek() !== '}' && reader.peek() !== '') name += reader.next();
  reader.next();
  if (/^(L[ultmo]?|M[nce]?|N[dlo]?|P[cdseifo]?|Z[slp]?|S[mcko]?|C[cfo]?)$/.test(name)) {
    return { points: [], unicode: `\\${negative ? 'P' : 'p'}{${name}}` };
  }
  const block = name.startsWith('Is') ? blocks.get(name.slice(2)) : undefined;
  if (block === undefined) throw unreadable({ zh: `不认识的字符类别“${name}”。`, en: `There is no class of characters called “${name}”.` });
  return { points: negative ? complementOf([block]) : [block], unicode: '' };
}

function plainPoints({ points, unicode }: Members): CodePoints {
  if (unicode !== '') throw unsupportedSubtraction();
  return inOrder(points);
}

function unsupportedSubtraction() {
  return unreadable({ zh: '不支持减去按类别命名的字符。', en: 'Classes by name cannot be taken from one another.' });
}

function pointSpan(character: string): Span {
  const point = character.codePointAt(0) ?? 0;
  return [point, point];
}

const hyphen = 45;
const space: CodePoints = [
  [9, 10],
  [13, 13],
  [32, 32],
];

/** The characters a name may begin with and go on with, by XML 1.0. */
const nameStart: CodePoints = inOrder([
  [0x3a, 0x3a],
  [0x41, 0x5a],
  [0x5f, 0x5f],
  [0x61, 0x7a],
  [0xc0, 0xd6],
  [0xd8, 0xf6],
  [0xf8, 0x2ff],
  [0x370, 0x37d],
  [0x37f, 0x1fff],
  [0x200c, 0x200d],
  [0x2070, 0x218f],
  [0x2c00, 0x2fef],
  [0x3001, 0xd7ff],
  [0xf900, 0xfdcf],
  [0xfdf0, 0xfffd],
  [0x10000, 0xeffff],
]);
const nameOn: CodePoints = inOrder([...nameStart, [0x2d, 0x2e], [0x30, 0x39], [0xb7, 0xb7], [0x300, 0x36f], [0x203f, 0x2040]]);

const classesByLetter: ReadonlyMap<string, Members> = new Map<string, Members>([
  ['s', { points: space, unicode: '' }],
  ['S', { points: complementOf(space), unicode: '' }],
  ['d', { points: [], unicode: '\\p{Nd}' }],
  ['D', { points: [], unicode: '\\P{Nd}' }],
  ['w', { points: [], unicode: '\\p{L}\\p{M}\\p{N}\\p{S}' }],
  ['W', { points: [], unicode: '\\p{P}\\p{Z}\\p{C}' }],
  ['i', { points: nameStart, unicode: '' }],
  ['I', { points: complementOf(nameStart), unicode: '' }],
  ['c', { points: nameOn, unicode: '' }],
  ['C', { points: complementOf(nameOn), unicode: '' }],
]);

const charactersByLetter: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
]);
