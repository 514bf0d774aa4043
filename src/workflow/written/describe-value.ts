import { shorten } from "../../util/shorten.ts";
import { singleLine } from "../../util/single-line.ts";
import type { ValuePath } from "./value-path.ts";

/** How messages call the entries of a list. */
const NOUNS: Readonly<Record<string, string>> = {
  agents: "agent",
  workflows: "workflow",
  steps: "step",
  barriers: "barrier",
  paths: "path",
  preflight: "check",
  profiles: "profile",
  params: "parameter",
};

/** Names what stands at a path, without an article: `step`, `` `swarm` ``, `workflow file`. */
export function nounOf(path: ValuePath): string {
  const last = path.at(-1);
  if (last === undefined) return "workflow file";
  if (typeof last === "string") return last === "verification" ? last : `\`${last}\``;
  const of = String(path.at(-2) ?? "");
  return NOUNS[of] ?? `entry of \`${of}\``;
}

/** Puts an article before a noun, where it is not a key. */
export function withArticle(noun: string): string {
  if (noun.startsWith("`")) return noun;
  return /^[aeiou]/u.test(noun) ? `an ${noun}` : `a ${noun}`;
}

/** Says what was found at a path, to follow "Unexpected": `` pattern `dagg` ``, `` list as `task` ``, `` empty `task` ``. */
export function describeFound(path: ValuePath, value: unknown): string {
  if (value === null || (typeof value === "string" && value.trim() === "")) return `empty ${nounOf(path)}`;
  if (typeof value === "object") {
    const kind = Array.isArray(value) ? "list" : "object";
    return path.length === 0 ? kind : `${kind} as ${nounOf(path)}`;
  }
  return describeScalar(path, quoteText(scalarText(value)));
}

/** How a value that is neither list nor object is written. */
function scalarText(value: unknown): string {
  if (typeof value === "string") return value;
  return typeof value === "number" || typeof value === "boolean" ? value.toString() : typeof value;
}

function describeScalar(path: ValuePath, quoted: string): string {
  const last = path.at(-1);
  if (last === undefined) return `value ${quoted}`;
  if (typeof last === "string") return `${last} ${quoted}`;
  const of = String(path.at(-2) ?? "");
  const noun = NOUNS[of];
  return noun === undefined ? `entry ${quoted} of \`${of}\`` : `${noun} ${quoted}`;
}

const SHOWN = 60;

/** Quotes a text of the file for a message: one line of at most 60 characters. */
export function quoteText(text: string): string {
  const line = shorten(singleLine(text.slice(0, SHOWN * 4)), SHOWN).replaceAll("`", "'");
  return line === "" ? '""' : `\`${line}\``;
}
