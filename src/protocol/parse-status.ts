import { bareText } from "./bare-text.ts";
import { parseOwner } from "./parse-owner.ts";
import { type Status, STATUSES } from "./status.ts";

/** What is longer is a sentence. */
const LONGEST = 120;

const SPELLINGS: Readonly<Record<Status, readonly string[]>> = {
  ready: [
    "ready",
    "ready to start",
    "ready for work",
    "ready for execution",
    "ready for implementation",
    "ready for development",
    "ready for dev",
    "to do",
    "todo",
    "queued",
    "not started",
  ],
  "in-progress": [
    "in progress",
    "inprogress",
    "wip",
    "work in progress",
    "doing",
    "active",
    "working",
    "started",
    "ongoing",
    "underway",
    "under way",
    "implementing",
    "in work",
    "in development",
    "in flight",
  ],
  review: [
    "review",
    "in review",
    "under review",
    "ready for review",
    "ready to review",
    "for review",
    "to review",
    "needs review",
    "review needed",
    "awaiting review",
    "waiting for review",
    "pending review",
  ],
  blocked: ["blocked", "stuck", "on hold"],
  done: ["done", "all done", "complete", "completed", "finished", "closed", "shipped", "delivered"],
};
const BY_SPELLING: ReadonlyMap<string, Status> = new Map(
  STATUSES.flatMap((status) => SPELLINGS[status].map((spelling): [string, Status] => [spelling, status])),
);
const SIGNS: ReadonlyMap<string, Status> = new Map([
  ["✅", "done"],
  ["✓", "done"],
  ["✔", "done"],
  ["☑", "done"],
  ["🔄", "in-progress"],
  ["🚧", "in-progress"],
  ["⛔", "blocked"],
]);

/** Reads a project's status in the spellings people use: `In Progress`, `READY_FOR_CODEX`, `✅`; `undefined` where it is ambiguous or a free sentence. */
export function parseStatus(text: string): Status | undefined {
  if (text.length > LONGEST) return undefined;
  return BY_SPELLING.get(text) ?? SIGNS.get(text.trim().replace("\u{fe0f}", "")) ?? parseWords(wordsOf(text));
}

/** The status in plain words, without the date or count that people put behind it. */
function wordsOf(text: string): string {
  return bareText(text)
    .replace(/\s*\((?:[^()\d]{0,12}\d[^()]*)?\)$/u, "")
    .replace(/(?:\s+[-–—]|,|:)?\s+(?:since\s+)?\d{4}-\d{2}-\d{2}\S*$/u, "")
    .replace(/[\s_-]+/gu, " ")
    .replace(/[.!]+$/u, "")
    .replace(/^[^\p{L}\p{N}]+|\s+$/gu, "")
    .toLowerCase();
}

function parseWords(words: string): Status | undefined {
  const known = BY_SPELLING.get(words);
  if (known) return known;
  if (/^blocked (?:on|by) \S/u.test(words)) return "blocked";
  const addressee = /^ready for (.+?)( review)?$/u.exec(words);
  const owner = parseOwner(addressee?.[1] ?? "");
  if (owner.kind !== "agent" && owner.kind !== "user") return undefined;
  return addressee?.[2] === undefined ? "ready" : "review";
}
