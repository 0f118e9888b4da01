import { type Run, type Site, spend } from '../run/run.ts';
import { finite } from './compare.ts';
import { asMoney, type Decimal } from './exact.ts';

/** `base ** exponent`, to 34 digits. A whole exponent multiplies as often as it has bits; any other goes over logarithms. */
export function powerOf(base: Decimal, exponent: Decimal, run: Run, site: Site): Decimal | null {
  spend(run, exponent.isInteger() ? stepsOfMultiplying + stepsOfBit * bitsOf(exponent) : stepsOfPower);
  return finite(asMoney(base.pow(exponent), false), run, site);
}

/** A logarithm, or Euler's number to a power, takes as long as this many other steps. */
export const stepsOfLogarithm = 800;

const stepsOfPower = 1_500;
const stepsOfMultiplying = 30;
const stepsOfBit = 20;

/** How many bits a whole number has; beyond 2^53 the library takes logarithms too. */
function bitsOf(exponent: Decimal): number {
  const value = Math.abs(exponent.toNumber());
  return value > Number.MAX_SAFE_INTEGER ? stepsOfPower / stepsOfBit : Math.ceil(Math.log2(value + 1));
}
