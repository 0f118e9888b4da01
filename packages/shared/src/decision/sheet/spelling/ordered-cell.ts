import type { CellReading } from './cell-reading.ts';
import { comparisonIn, endTold } from './comparison-words.ts';
import type { Reason } from './reasons.ts';
import type { Scalar, ScalarReader } from './scalar.ts';
import type { Ways } from './ways.ts';

type Reader = { readonly scalar: ScalarReader; readonly ways: Ways };

/** Reads the test of a column whose values have an order: one value or several, a comparison, a range. `undefined` when it is none. */
export function readOrdered(text: string, reader: Reader): CellReading | undefined {
  return readOne(text, reader) ?? readDenied(text, reader) ?? readSeveral(text, reader);
}

/** `≠1、2`: none of several values. */
function readDenied(text: string, reader: Reader): CellReading | undefined {
  const made = comparisonIn(text, reader.ways.edge);
  const several = made?.sign === '!=' ? readSeveral(made.value, reader) : undefined;
  return several && { ...several, feel: `not(${several.feel})`, why: ['negation', ...several.why] };
}

/** Reads one value, as an output has it. */
export function readScalar(text: string, { scalar, ways }: Reader): CellReading | undefined {
  const value = scalar(text, ways);
  return value && reading(value.literal, [value]);
}

function readSeveral(text: string, reader: Reader): CellReading | undefined {
  return (
    readPieces(text.split(/\s*(?:、|;|\||\n|或者?|\bor\b)\s*/i), text, reader) ?? readPieces(text.split(commaIn(reader.ways)), text, reader)
  );
}

/** A comma between values; not one that divides thousands, unless somebody said that it does not. */
function commaIn(ways: Ways): RegExp {
  return ways.commas === 'list' ? /\s*,\s*/ : /\s*,(?!(?<=\d,)\d{3}(?!\d))\s*/;
}

/** Several tests of which one must hold. FEEL has no “not” among them. */
function readPieces(pieces: readonly string[], text: string, reader: Reader): CellReading | undefined {
  if (pieces.length < 2) return undefined;
  const read = pieces.map((piece) => readOne(piece, reader));
  const known = read.filter((each) => each !== undefined && !each.feel.startsWith('not('));
  if (known.length < read.length) return undefined;
  const [why, units] = [known.flatMap((each) => each?.why ?? []), known.flatMap((each) => each?.units ?? [])];
  const feel = known.map((each) => each?.feel).join(', ');
  return { feel, why: feel === text ? [] : ['alternatives', ...why], units };
}

function readOne(text: string, reader: Reader): CellReading | undefined {
  const { scalar, ways } = reader;
  const bare = ways.commas === 'list' && /^\d{1,3},\d{3}$/.test(text) ? undefined : scalar(text, ways);
  if (bare !== undefined) return reading(bare.literal, [bare]);
  return readComparison(text, reader) ?? readPair(text, reader) ?? readBrackets(text, reader) ?? readSpan(text, reader);
}

function readComparison(text: string, { scalar, ways }: Reader): CellReading | undefined {
  const made = comparisonIn(text, ways.edge);
  const value = made && scalar(made.value, ways);
  if (made === undefined || value === undefined) return undefined;
  if (made.sign === '=') return reading(value.literal, [value], ['comparison']);
  const feel = made.sign === '!=' ? `not(${value.literal})` : `${made.sign} ${value.literal}`;
  const same = text.replaceAll(' ', '') === feel.replaceAll(' ', '');
  return same ? { feel: text, why: [] } : reading(feel, [value], [made.sign === '!=' ? 'negation' : 'comparison']);
}

/** Two comparisons that close a range: `>=18且<60`, `大于18小于60`, `18<=年龄<60`. */
function readPair(text: string, { scalar, ways }: Reader): CellReading | undefined {
  const chain = /^([^<>=]+?)\s*(<=?)\s*[^<>=,]{0,20}?(<=?)\s*([^<>=,]+)$/.exec(text);
  if (chain !== null) {
    const [, low = '', from = '', to = '', high = ''] = chain;
    return closed({ low: scalar(low, ways), high: scalar(high, ways), from: from === '<=', to: to === '<=' });
  }
  const plain = plainSigns(text);
  const [, one = '', link = '', other = ''] = /^([<>]=?[^<>]+?)\s*(且|并且|同时|和|与|and|&&?|,)?\s*([<>]=?[^<>]+)$/i.exec(plain) ?? [];
  if (one === '' || (link === ',' && ways.pair === 'or')) return undefined;
  const [lower, upper] = one.startsWith('>') ? [one, other] : [other, one];
  const [low, high] = [comparisonIn(lower, ways.edge), comparisonIn(upper, ways.edge)];
  if (!low?.sign.startsWith('>') || !high?.sign.startsWith('<')) return undefined;
  return closed({ low: scalar(low.value, ways), high: scalar(high.value, ways), from: low.sign === '>=', to: high.sign === '<=' });
}

/** Words of comparison inside a text as signs, so that two of them can be told apart. */
function plainSigns(text: string): string {
  return text
    .replace(/大于或?等于|不小于|不低于|不少于|年?满(?=\d)/g, '>=')
    .replace(/小于或?等于|不大于|不高于|不超过/g, '<=')
    .replace(/大于|高于|超过|多于/g, '>')
    .replace(/小于|低于|不足|少于|[不未]满/g, '<');
}

/** `[18,60)`, `(18..60]`, and by choice `[18,60]`. */
function readBrackets(text: string, { scalar, ways }: Reader): CellReading | undefined {
  const match = /^([[\]()])\s*(.+?)\s*(,|;|\.\.|~|至|到)\s*([^,;~]+?)\s*([[\]()])$/.exec(text);
  if (match === null) return undefined;
  const [, open = '', low = '', divider = '', high = '', close = ''] = match;
  if (open === ')' || close === '(') return undefined;
  if (open === '[' && close === ']' && divider === ',' && ways.brackets === 'list') return undefined;
  const range = closed({ low: scalar(low, ways), high: scalar(high, ways), from: open === '[', to: close === ']' });
  return range?.feel.replaceAll(' ', '') === text.replaceAll(' ', '') ? { feel: text, why: [] } : range;
}

/** `18-60`, `18~60岁`, `18至60`, `介于18和60之间`, `between 18 and 60`. Ends may say whether they are included. */
function readSpan(whole: string, { scalar, ways }: Reader): CellReading | undefined {
  const between = /^(?:介于|在|between )(.+?)(?:之间)?$/i.exec(whole)?.[1];
  const text = between ?? whole.replace(/之间$/, '');
  const divider = between === undefined ? /\s*(?:~|-|至|到|\.{2,3}|\bto\b)\s*/gi : /\s*(?:~|-|至|到|和|与|\bto\b|\band\b)\s*/gi;
  for (const { 0: sign, index } of text.matchAll(divider)) {
    if (index === 0) continue;
    const [from, to] = [endTold(text.slice(0, index)), endTold(text.slice(index + sign.length))];
    const high = scalar(to.text, ways);
    const low = high && scalar(from.text, ways, ways.multiple === 'both' || /%$/.test(to.text) ? high.times : undefined);
    if (low === undefined || high === undefined || low.order >= high.order) continue;
    const said = from.included !== undefined || to.included !== undefined;
    if (said) return closed({ low, high, from: from.included ?? true, to: to.included ?? true });
    const range = closed({ low, high, from: ways.ends !== 'lowerOpen', to: ways.ends !== 'upperOpen' });
    return range && { ...range, span: { low: low.literal, high: high.literal } };
  }
  return undefined;
}

type Ends = { readonly low: Scalar | undefined; readonly high: Scalar | undefined; readonly from: boolean; readonly to: boolean };

function closed({ low, high, from, to }: Ends): CellReading | undefined {
  if (low === undefined || high === undefined || low.order >= high.order) return undefined;
  return reading(`${from ? '[' : '('}${low.literal}..${high.literal}${to ? ']' : ')'}`, [low, high], ['range']);
}

function reading(feel: string, values: readonly Scalar[], why: readonly Reason[] = []): CellReading {
  const units = values.flatMap(({ unit }) => (unit === undefined ? [] : [unit]));
  return {
    feel,
    why: [...new Set([...why, ...values.flatMap((value) => value.why)])],
    units,
    grouped: values.some((value) => value.grouped === true || (why.length > 0 && value.why.includes('thousands'))),
  };
}
