/** The runtime's own knowledge of a zone; making one takes as long as asking it a hundred times. */
const clocks = new Map<string, Intl.DateTimeFormat>();

/** More zones than there are. */
const mostClocks = 1_000;

/** After so many milliseconds the calendar repeats, weekdays included, and with it the rules of summer time. */
const cycle = 146_097 * 86_400_000;

/** The runtime knows days up to 8.64e15 milliseconds from 1970; those beyond are moved by whole cycles of the calendar. */
const farthest = 600 * cycle;

/** Whether the runtime knows a zone by this name. */
export function isKnownZone(zone: string): boolean {
  return clockOf(zone) !== undefined;
}

/**
 * How many seconds the clocks of a zone are ahead of UTC, so many milliseconds after 1970-01-01T00:00Z; undefined for unknown zones.
 * Asked of the runtime (`Intl`), which knows summer time of all years to come; the date library stops after some.
 */
export function clockOffsetOf(millis: number, zone: string): number | undefined {
  const clock = clockOf(zone);
  if (clock === undefined) return undefined;
  const beyond = Math.abs(millis) <= farthest ? 0 : Math.trunc((millis - Math.sign(millis) * farthest) / cycle) * cycle;
  const match = /GMT(?:([+-])(\d\d):(\d\d)(?::(\d\d))?)?/.exec(clock.format(millis - beyond));
  const seconds = Number(match?.[2] ?? 0) * 3600 + Number(match?.[3] ?? 0) * 60 + Number(match?.[4] ?? 0);
  return match?.[1] === '-' ? -seconds : seconds;
}

function clockOf(zone: string): Intl.DateTimeFormat | undefined {
  const known = clocks.get(zone);
  if (known !== undefined) return known;
  try {
    const clock = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
    if (clocks.size >= mostClocks) clocks.clear();
    clocks.set(zone, clock);
    return clock;
  } catch {
    return undefined;
  }
}
