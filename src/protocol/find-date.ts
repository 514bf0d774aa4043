/** A day found in a text, and the stretch that says it. */
export interface FoundDate {
  /** `2026-11-20`. */
  readonly date: string;
  readonly start: number;
  readonly end: number;
}

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const MONTH = "(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?";
const FORMS: readonly { readonly pattern: RegExp; readonly order: readonly [year: number, month: number, day: number] }[] = [
  { pattern: /(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)/u, order: [1, 2, 3] },
  { pattern: /(?<!\d)(\d{4})\/(\d{1,2})\/(\d{1,2})(?!\d)/u, order: [1, 2, 3] },
  { pattern: /(?<!\d)(\d{1,2})\.(\d{1,2})\.(\d{4})(?!\d)/u, order: [3, 2, 1] },
  { pattern: new RegExp(`(?<!\\p{L})${MONTH}\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})(?!\\d)`, "iu"), order: [3, 1, 2] },
  { pattern: new RegExp(`(?<!\\d)(\\d{1,2})(?:st|nd|rd|th)?\\.?\\s+${MONTH},?\\s+(\\d{4})(?!\\d)`, "iu"), order: [3, 2, 1] },
];
const SLASHED = /(?<!\d)(\d{1,2})\/(\d{1,2})\/(\d{4})(?!\d)/u;

/** Finds the first day a text names, in any form that leaves no doubt: `2026-11-20`, `November 7, 2025`, `7 Nov 2025`, `20.11.2026`, `20/11/2026` but not `05/06/2026`. */
export function findDate(text: string): FoundDate | undefined {
  const found = FORMS.map(({ pattern, order }) => toDate(pattern.exec(text), order)).filter((date) => date !== undefined);
  const slashed = slashedDate(text);
  if (slashed) found.push(slashed);
  return found.sort((a, b) => a.start - b.start)[0];
}

function slashedDate(text: string): FoundDate | undefined {
  const match = SLASHED.exec(text);
  const first = Number(match?.[1]);
  const second = Number(match?.[2]);
  if (first > 12 && second <= 12) return toDate(match, [3, 2, 1]);
  return second > 12 && first <= 12 ? toDate(match, [3, 1, 2]) : undefined;
}

function toDate(match: RegExpExecArray | null, [y, m, d]: readonly [number, number, number]): FoundDate | undefined {
  if (!match) return undefined;
  const year = Number(match[y]);
  const month = monthOf(match[m] ?? "");
  const day = Number(match[d]);
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return undefined;
  const date = `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
  return { date, start: match.index, end: match.index + match[0].length };
}

function monthOf(text: string): number {
  return /^\d/u.test(text) ? Number(text) : MONTHS.indexOf(text.slice(0, 3).toLowerCase()) + 1;
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
