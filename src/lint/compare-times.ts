/** How far clocks of two machines may be apart. */
const SKEW_MS = 5 * 60 * 1000;
/** A day that has begun somewhere on earth is not in the future. */
const EARLIEST_ZONE_MS = 14 * 60 * 60 * 1000;

/** Says whether a time (ISO 8601 in UTC, or a day alone) is after `now`, allowing for clocks that differ by five minutes and for days in other zones. */
export function isFuture(at: string, now: string): boolean {
  const slack = isDay(at) ? EARLIEST_ZONE_MS : SKEW_MS;
  return Date.parse(at) > Date.parse(now) + slack;
}

/** Says whether one time is surely after another; a day alone is after a time only from the next day on, whatever the zone. */
export function isAfter(a: string, b: string): boolean {
  if (isDay(a) || isDay(b)) return Date.parse(a.slice(0, 10)) - Date.parse(b.slice(0, 10)) > (isDay(a) && isDay(b) ? 0 : 24 * 60 * 60 * 1000);
  return Date.parse(a) > Date.parse(b);
}

function isDay(time: string): boolean {
  return time.length <= 10;
}
