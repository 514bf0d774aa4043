import { bareText } from "../bare-text.ts";
import type { FindingSeverity } from "./model.ts";
import { parseSeverity } from "./parse-severity.ts";

/** What the first line of a finding says. */
export interface FindingTitle {
  readonly id?: string;
  readonly severity?: FindingSeverity;
  readonly title: string;
  readonly location?: string;
  readonly resolved: boolean;
}

/** A finding's line is read up to here. */
const LONGEST = 1000;

const ID = /^(?:[A-Z]{1,8}[-_]?\d{1,5})(?![\p{L}\p{N}])/u;
const SEPARATOR = /^[\s:.)\]–—-]+/u;
const LOCATION = /`([^`\s]*[^`\s/]\.[A-Za-z]\w{0,9}(?::\d+(?:[-–:]\d+)?|#L\d+(?:-L?\d+)?)?|[^`\s]+\/[^`\s]*)`/u;

/** Reads a finding's line or heading: `**C-03 - HIGH: title**`, `ISSUE-10 [LOW] title`, `[P1] title (`src/a.ts:12`)`. */
export function parseFindingTitle(written: string): FindingTitle {
  const line = written.slice(0, LONGEST);
  const location = LOCATION.exec(line)?.[1];
  const struck = line.trim().startsWith("~~");
  const words = bareText(line.replaceAll("~~", "")).replace(/^\[(?!P[0-4]\])(?=[A-Z]+-?\d+\])/u, "");
  const named = ID.exec(words)?.[0];
  const id = named !== undefined && !/^P[0-4]$/u.test(named) ? named : undefined;
  const rest = words.slice(id?.length ?? 0).replace(id === undefined ? "" : SEPARATOR, "");
  const rated = severityOf(rest);
  const title = withoutLocation(rated.rest, location);
  return {
    ...(id !== undefined && { id }),
    ...(rated.severity && { severity: rated.severity }),
    title,
    ...(location !== undefined && { location }),
    resolved: struck || /(?:^|[\s([-])(?:fixed|resolved|closed|addressed|done)[\])]?\.?$/iu.test(words) || /^\W*[✅✔✓]|[✅✔✓]\u{fe0f}?\s*$/u.test(line.trim()),
  };
}

/** `[LOW] title`, `LOW: title`, `HIGHEST PRIORITY: title`, `(P1) title`. */
function severityOf(text: string): { readonly severity?: FindingSeverity; readonly rest: string } {
  const match = /^[[(]([^\])]{1,20})[\])][\s:–—-]*/u.exec(text) ?? /^([A-Za-z0-9 ]{1,20}?)\s*(?::|\s[-–—]\s)\s*/u.exec(text);
  const severity = match && parseSeverity(match[1] ?? "");
  return match && severity ? { severity, rest: text.slice(match[0].length) } : { rest: text };
}

/** The place in brackets at the end is not part of the title. */
function withoutLocation(title: string, location: string | undefined): string {
  const tail = location === undefined ? "" : ` (${location})`;
  return (tail !== "" && title.endsWith(tail) ? title.slice(0, -tail.length) : title).trim();
}
