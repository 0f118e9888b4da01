import { anyType, type FeelType } from '../../feel-type.ts';
import { spend } from '../../run/run.ts';
import { orderOf, uncomputable } from '../../values/compare.ts';
import { Exact } from '../../values/exact.ts';
import { durationFrom } from '../../values/feel-duration.ts';
import { dateFrom, dateTimeFrom, payForZone, timeFrom } from '../../values/feel-time.ts';
import type { FeelValue } from '../../values/feel-value.ts';
import { type BuiltIn, builtIn, type Call, unary } from '../built-in.ts';
import { text } from '../parameters.ts';

const rangeType: FeelType = { kind: 'range', of: anyType };

/** FEEL's function that reads a range from a text (DMN 1.5, table 72): its ends are literals, and one of them may lack. */
export const rangeLiteral: readonly BuiltIn[] = [
  builtIn(
    'range',
    { zh: '由文字得到区间，如 "[18..21)"、"[2..)"。', en: 'A range from text such as "[18..21)" or "[2..)".' },
    unary(text('from'), rangeType, (from, call) => rangeFrom(from, call) ?? uncomputable(call.run, call.site)),
  ),
];

const stepsOfEnds = 15;

/** Grammar rule 66: `[1..5)`, `(..5]`, `[1..)`; a lacking end has a round bracket. */
function rangeFrom(source: string, { run, site }: Call): FeelValue {
  payForZone(source, run);
  spend(run, stepsOfEnds);
  const match = /^\s*([[\](])\s*([^\s].*?)?\s*\.\.\s*(.*?[^\s])?\s*([\])[])\s*$/su.exec(source);
  if (match === null) return null;
  const [, open, first, last, close] = match;
  const [fromIncluded, toIncluded] = [open === '[', close === ']'];
  const [from, to] = [endFrom(first), endFrom(last)];
  if (from === undefined || to === undefined || (from === null && to === null)) return null;
  if ((from === null && fromIncluded) || (to === null && toIncluded)) return null;
  const order = from === null || to === null ? 0 : orderOf(from, to, run, site);
  return order === null || order > 0 ? null : { kind: 'range', from, to, fromIncluded, toIncluded };
}

/** Grammar rule 67: a number, a text, or a date, time or duration. `null` when there is none, undefined when it cannot be read. */
function endFrom(source: string | undefined): FeelValue | undefined {
  if (source === undefined) return null;
  if (/^-?(\d{1,200}(\.\d{1,200})?|\.\d{1,200})([eE][+-]?\d{1,4})?$/.test(source)) return new Exact(source).toSignificantDigits(34);
  const quoted = /^"((?:[^"\\]|\\["\\])*)"$/su.exec(source)?.[1];
  if (quoted !== undefined) return quoted.replace(/\\(["\\])/g, '$1');
  const temporal = /^(?:@\s*|(date and time|date|time|duration)\s*\(\s*)"([^"\\]*)"\s*(\))?$/.exec(source);
  if (temporal === null || (temporal[1] === undefined) !== (temporal[3] === undefined)) return undefined;
  return readerOf(temporal[1])(temporal[2] ?? '');
}

function readerOf(name: string | undefined): (source: string) => FeelValue | undefined {
  switch (name) {
    case 'date':
      return dateFrom;
    case 'time':
      return timeFrom;
    case 'date and time':
      return dateTimeFrom;
    case 'duration':
      return durationFrom;
    default:
      return (source) =>
        dateFrom(source) ?? (source.includes('T') ? dateTimeFrom(source) : undefined) ?? timeFrom(source) ?? durationFrom(source);
  }
}
