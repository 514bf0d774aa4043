const DAY_MS = 86_400_000;

/** Writes a time, in milliseconds since 1970, as ISO 8601 in UTC to the second. By counting: the first `toISOString` of a process takes longer than many a command has. */
export function utcSeconds(timeMs: number): string {
  const days = Math.floor(timeMs / DAY_MS);
  const second = Math.floor((timeMs - days * DAY_MS) / 1000);
  const { year, month, day } = dateOf(days);
  const time = [Math.floor(second / 3600), Math.floor(second / 60) % 60, second % 60].map(twoDigits).join(":");
  return `${String(year).padStart(4, "0")}-${twoDigits(month)}-${twoDigits(day)}T${time}Z`;
}

/** Counts in years that begin in March, so that the odd day comes last. */
function dateOf(days: number): { readonly year: number; readonly month: number; readonly day: number } {
  const since = days + 719_468;
  const era = Math.floor(since / 146_097);
  const dayOfEra = since - era * 146_097;
  const yearOfEra = Math.floor((dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const march = Math.floor((5 * dayOfYear + 2) / 153);
  const month = march < 10 ? march + 3 : march - 9;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day: dayOfYear - Math.floor((153 * march + 2) / 5) + 1 };
}

function twoDigits(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}
