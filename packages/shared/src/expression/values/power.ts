import { finite } from './compare.ts';
import { asMoney, type Decimal } from './exact.ts';
import { type Run, type Site, spend } from './run.ts';

/** `base ** exponent`, to 34 digits. A whole exponent multiplies; any other goes over logarithms. */
export function powerOf(base: Decimal, exponent: Decimal, run: Run, site: Site): Decimal | null {
  spend(run, exponent.isInteger() ? stepsOfMultiplying : stepsOfLogarithm);
  return finite(asMoney(base.pow(exponent), false), run, site);
}

/** A logarithm, or Euler's number to a power, takes as long as this many other steps. */
export const stepsOfLogarithm = 400;

const stepsOfMultiplying = 100;
