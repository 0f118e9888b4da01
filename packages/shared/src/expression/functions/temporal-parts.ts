import { datePartsOf, fixedOffsetOf } from '../../calendar/index.ts';
import { anyType, type FeelType, type FeelTypeKind, numberType } from '../feel-type.ts';
import { Exact } from '../values/exact.ts';
import { secondsOf, secondsSplit } from '../values/feel-duration.ts';
import { inZone } from '../values/feel-time.ts';
import { type FeelValue, isContext, isDecimal, isList } from '../values/feel-value.ts';

/** The type of a part such as `.year`; undefined when the kind has no such part. */
export function partTypeOf(kind: FeelTypeKind, part: string): FeelType | undefined {
  const known = (names: readonly string[]) => names.includes(part);
  const dated = kind === 'date' || kind === 'dateTime';
  const clocked = kind === 'time' || kind === 'dateTime';
  if (dated && known(dateParts)) return numberType;
  if (clocked && known(clockParts)) return numberType;
  if (clocked && known(['time offset', 'timezone'])) return anyType;
  return kind === 'duration' && known(durationParts) ? numberType : undefined;
}

/** The part of a date, time or duration; an instant's parts are those in the tenant's zone. Undefined when there is no such part. */
export function partOf(value: FeelValue, part: string, zone: string): FeelValue | undefined {
  if (value === null || typeof value !== 'object' || isDecimal(value) || isList(value) || isContext(value)) return undefined;
  if (value.kind === 'range' || value.kind === 'function' || partTypeOf(value.kind, part) === undefined) return undefined;
  if (value.kind === 'duration') {
    if (value.unit === 'months') {
      if (part === 'years') return new Exact(Math.trunc(value.months / 12));
      return part === 'months' ? new Exact(value.months % 12) : null;
    }
    const split = new Map(Object.entries(secondsSplit(value.seconds)));
    return split.get(part) ?? null;
  }
  const told = value.kind === 'dateTime' ? inZone(value, zone) : value;
  return (told.kind === 'time' ? undefined : datePart(told.days, part)) ?? (told.kind === 'date' ? undefined : clockPart(told, part));
}

function datePart(days: number, part: string): FeelValue | undefined {
  const parts = datePartsOf(days);
  if (part === 'year') return new Exact(parts.year);
  if (part === 'month') return new Exact(parts.month);
  if (part === 'day') return new Exact(parts.day);
  // 1970-01-01 was a Thursday; Monday is 1.
  return part === 'weekday' ? new Exact(((((days + 3) % 7) + 7) % 7) + 1) : undefined;
}

function clockPart({ nanos, zone }: { readonly nanos: number; readonly zone?: string }, part: string): FeelValue {
  const seconds = Math.floor(nanos / 1e9);
  if (part === 'hour') return new Exact(Math.floor(seconds / 3600));
  if (part === 'minute') return new Exact(Math.floor(seconds / 60) % 60);
  if (part === 'second') return new Exact(seconds % 60);
  if (zone === undefined) return null;
  if (part === 'timezone') return zone;
  const offset = fixedOffsetOf(zone);
  return offset === undefined ? null : secondsOf(new Exact(offset).div(1e9));
}

const dateParts = ['year', 'month', 'day', 'weekday'];
const clockParts = ['hour', 'minute', 'second'];
const durationParts = ['years', 'months', 'days', 'hours', 'minutes', 'seconds'];
