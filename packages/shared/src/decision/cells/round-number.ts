import { isDecimal, numberFrom } from '../../expression/index.ts';
import { contains, type Span } from './span.ts';

type Decimal = ReturnType<typeof numberFrom>;

/** The roundest number in a span of numbers: few digits, near the middle, positive if there are such, zero only where nothing else is. Undefined when the span is empty. */
export function roundNumberIn(span: Span): Decimal | undefined {
  const [from, to] = [span.from ?? null, span.to ?? null];
  const candidates =
    isDecimal(from) && isDecimal(to) ? between(from, to) : isDecimal(from) ? above(from) : isDecimal(to) ? below(to) : [one];
  return candidates.find((value) => contains([span], value));
}

/** Multiples of 5, 2 and 1 × a power of ten that lie between, the coarsest first. */
function between(from: Decimal, to: Decimal): Decimal[] {
  const width = to.minus(from);
  if (!width.gt(0)) return [from];
  const middle = from.plus(width.div(2));
  const steps = [width.e, width.e - 1].flatMap((power) => [5, 2, 1].map((digit) => numberFrom(`${digit}e${power}`)));
  const multiples = steps.filter((step) => step.lte(width)).flatMap((step) => multiplesNear(middle, step));
  return [...multiples.filter((value) => value.gt(0)), ...multiples, middle, from, to];
}

function multiplesNear(middle: Decimal, step: Decimal): Decimal[] {
  const nearest = middle.div(step).round().times(step);
  return [nearest, nearest.minus(step), nearest.plus(step)];
}

/** The next number upwards with one digit, as 4,000 above 3,000. */
function above(from: Decimal): Decimal[] {
  if (!from.gt(0)) return [one, from];
  const step = numberFrom(`1e${from.e}`);
  return [from.div(step).floor().plus(1).times(step)];
}

/** Between zero and the end, or the next one-digit number downwards. */
function below(to: Decimal): Decimal[] {
  return to.gt(0)
    ? [...between(numberFrom(0), to).filter((value) => value.gt(0)), numberFrom(0)]
    : above(to.negated())
        .map((value) => value.negated())
        .concat(to);
}

const one = numberFrom(1);
