import { findDate } from "../find-date.ts";
import { type FoundDecisionId, leadingDecisionId } from "./parse-decision-id.ts";

/** What the heading of a decision says by itself. */
export interface DecisionHeading {
  readonly id?: FoundDecisionId;
  readonly date?: string;
  readonly title: string;
  /** Offset in the heading's plain text where the title begins. */
  readonly titleStart: number;
  /** The heading is a day and nothing else: what stands below it was decided then. */
  readonly dayOnly: boolean;
  /** `2. Reproduce the upstream bug`: the heading is the decision. */
  readonly numbered: boolean;
}

const SEPARATOR = /^[\s:.)\]–—-]*/u;

/** Reads a decision's heading: `D-001: Title`, `ADR-0004 - Title`, `2024-01-15: Title`, `2. Title`; `inherited` is the day of the heading above. */
export function parseDecisionHeading(text: string, inherited?: string): DecisionHeading {
  const id = leadingDecisionId(text);
  const day = id ? undefined : leadingDay(text);
  const number = id || day ? undefined : /^\d{1,4}[.)]\s+/u.exec(text)?.[0].length;
  const head = id?.end ?? day?.end ?? number ?? 0;
  const tail = text.slice(head).replace(/^@v\d+/u, "");
  const titleStart = text.length - tail.length + (head === 0 ? 0 : (SEPARATOR.exec(tail)?.[0].length ?? 0));
  const title = text.slice(titleStart).trim();
  const date = day?.date ?? inherited;
  const dayOnly = day !== undefined && title === "";
  return { ...(id && { id }), ...(date !== undefined && { date }), title, titleStart, dayOnly, numbered: number !== undefined && title !== "" };
}

function leadingDay(text: string): { readonly date: string; readonly end: number } | undefined {
  const found = findDate(text.slice(0, 40));
  return found && found.start <= 1 && /^\[?$/u.test(text.slice(0, found.start)) ? found : undefined;
}
