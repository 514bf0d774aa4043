const UNITS = [
  ["d", 86_400_000],
  ["h", 3_600_000],
  ["m", 60_000],
] as const;

/** Says in the largest unit how long ago a time was: `3d`, `5h`, `12m`, `now`; "" for a time that is not known or lies ahead. Times are ISO 8601; one of whole seconds may stand beside one of milliseconds. */
export function describeAge(then: string, now: string): string {
  const ms = Date.parse(now) - Date.parse(then);
  if (Number.isNaN(ms) || ms <= -1000) return "";
  const unit = UNITS.find(([, size]) => ms >= size);
  return unit === undefined ? "now" : `${Math.floor(ms / unit[1])}${unit[0]}`;
}
