import { epochNanosOf, isZone } from '../../calendar/index.ts';
import type { FeelDateTime, FeelValue } from '../../expression/index.ts';
import { firstNotBelow } from './halving.ts';

/** A tenant has one zone; a table asked in more zones than this forgets those before. */
const mostZones = 8;

/** The calendar's zones know a hundred million days before and after 1970; near those ends nothing is placed. */
const mostDays = 99_999_000;

/**
 * Finds the place of a date and time that names a zone among some that name none, in their order, by the moments they are in the tenant's
 * zone. Undefined where their moments are in another order than their calendar and clock, as around an hour that summer time skips.
 */
export function findByMoment(points: readonly FeelValue[]): (value: FeelValue, zone: string) => number | undefined {
  const known = new Map<string, readonly bigint[] | undefined>();
  const momentsIn = (zone: string) => {
    if (!known.has(zone)) {
      if (known.size >= mostZones) known.clear();
      known.set(zone, isZone(zone) ? ascending(points.map((point) => momentOf(point, zone))) : undefined);
    }
    return known.get(zone);
  };
  return (value, zone) => {
    if (!isDateTime(value) || value.zone === undefined) return undefined;
    const [moments, moment] = [momentsIn(zone), momentOf(value, value.zone)];
    if (moments === undefined || moment === undefined) return undefined;
    const index = firstNotBelow(moments.length, (at) => (moments[at] ?? 0n) < moment);
    return moments[index] === moment ? 2 * index + 1 : 2 * index;
  };
}

/** The moments, if each comes after the one before. */
function ascending(moments: readonly (bigint | undefined)[]): readonly bigint[] | undefined {
  const known = moments.filter((moment) => moment !== undefined);
  const inOrder = known.every((moment, index) => index === 0 || (known[index - 1] ?? moment) < moment);
  return inOrder && known.length === moments.length ? known : undefined;
}

/** The moment a date and time is; none for days so far from now that no zone tells it. */
function momentOf(value: FeelValue, zone: string): bigint | undefined {
  return isDateTime(value) && Math.abs(value.days) < mostDays ? epochNanosOf(value, zone) : undefined;
}

function isDateTime(value: FeelValue): value is FeelDateTime {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'dateTime';
}
