/**
 * The fen of an amount in characters, as it stands on receipts: 元, 圆 or 圓; 整, 正 or nothing behind; traditional and everyday
 * characters; with and without the `零` the rules leave to the writer; `零` before a printed unit (`零佰零拾`); `人民币` before it.
 * Undefined when it cannot be read as one amount: units out of order, two digits in one place, or too large for whole fen.
 */
export function fenFromUpper(text: string): number | undefined {
  const plain = plainFrom(text);
  if (plain === undefined || !/[EJF]/.test(plain)) return undefined;
  const match = /^(-?)(?:([^E]+)E)?0?(?:(\d)J)?0?(?:(\d)F)?Z?$/.exec(plain);
  if (match === null) return undefined;
  const yuan = match[2] === undefined ? 0 : largeFrom(match[2]);
  if (yuan === undefined) return undefined;
  const fen = yuan * 100 + Number(match[3] ?? 0) * 10 + Number(match[4] ?? 0);
  if (!Number.isSafeInteger(fen)) return undefined;
  return match[1] === '-' && fen !== 0 ? -fen : fen;
}

/** One letter or digit for each character, runs of zeros as one; undefined where a character has no place in an amount. */
function plainFrom(text: string): string | undefined {
  const bare = text
    .normalize('NFKC')
    .replace(/[\s:：¥]/g, '')
    .replace(/^人民[币幣]/, '');
  if (bare.length > longest) return undefined;
  const plain = Array.from(bare, (character) => letters.get(character));
  return plain.includes(undefined) ? undefined : plain.join('').replace(/0+/g, '0');
}

/** What stands before 亿 counts a hundred million times, and may itself contain 万. */
function largeFrom(plain: string): number | undefined {
  const split = plain.lastIndexOf('Y');
  if (split < 0) return tenThousandsFrom(plain);
  return joined(tenThousandsFrom(plain.slice(0, split)), tenThousandsFrom(plain.slice(split + 1)), 100_000_000);
}

function tenThousandsFrom(plain: string): number | undefined {
  const split = plain.indexOf('W');
  if (split < 0) return fourDigitsFrom(plain);
  return joined(fourDigitsFrom(plain.slice(0, split)), fourDigitsFrom(plain.slice(split + 1)), 10_000);
}

function fourDigitsFrom(plain: string): number | undefined {
  // 拾伍元 is said for 壹拾伍元.
  const match = /^0?(?:(\d)Q)?0?(?:(\d)B)?0?(?:(\d)S)?0?(\d?)$/.exec(plain.replace(/^S/, '1S'));
  if (match === null) return undefined;
  const [, thousands, hundreds, tens, ones] = match;
  return Number(thousands ?? 0) * 1000 + Number(hundreds ?? 0) * 100 + Number(tens ?? 0) * 10 + Number(ones ?? 0);
}

function joined(head: number | undefined, rest: number | undefined, size: number): number | undefined {
  return head === undefined || rest === undefined ? undefined : head * size + rest;
}

const longest = 60;

/** Formal, traditional, everyday and often-seen variant characters of each digit and unit. */
const variants: Readonly<Record<string, string>> = {
  0: '零〇○',
  1: '壹一弌',
  2: '贰貳二弍弐貮',
  3: '叁參叄参三弎',
  4: '肆四',
  5: '伍五',
  6: '陆陸六',
  7: '柒七',
  8: '捌八',
  9: '玖九',
  S: '拾十',
  B: '佰百',
  Q: '仟千',
  W: '万萬',
  Y: '亿億',
  E: '元圆圓',
  J: '角',
  F: '分',
  Z: '整正',
  '-': '负負-',
};

const letters = new Map(
  Object.entries(variants).flatMap(([letter, characters]) => Array.from(characters, (character) => [character, letter] as const)),
);
