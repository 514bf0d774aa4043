import { mergeLines } from "./merge-lines.ts";
import type { Sides } from "./model.ts";

/** The first line of a list item in pieces. */
interface ItemLine {
  readonly lead: string;
  readonly box: string;
  readonly words: string;
  readonly meta: ReadonlyMap<string, string>;
}

const LINE = /^(?<lead>\s*(?:[-*+]|\d{1,9}[.)])\s+)(?<box>\[.\]\s+)?(?<rest>.*)$/u;

/** Merges a task or criterion that both sides changed, piece by piece: box, words, each entry of the parenthesis, lines below. `undefined` where a piece differs on both. */
export function mergeTask({ base, ours, theirs }: Sides<string>): string | undefined {
  if (base === undefined) return undefined;
  const firsts = { base: itemLine(base), ours: itemLine(ours), theirs: itemLine(theirs) };
  if (!firsts.base || !firsts.ours || !firsts.theirs) return undefined;
  const first = mergeFirstLine({ base: firsts.base, ours: firsts.ours, theirs: firsts.theirs });
  const rest = mergeLines({ base: below(base), ours: below(ours), theirs: below(theirs) });
  return first === undefined || rest.conflicts.length > 0 ? undefined : first + rest.text;
}

function mergeFirstLine({ base, ours, theirs }: { readonly base: ItemLine; readonly ours: ItemLine; readonly theirs: ItemLine }): string | undefined {
  const box = choose({ base: base.box, ours: ours.box, theirs: theirs.box });
  const words = choose({ base: base.words, ours: ours.words, theirs: theirs.words });
  const entries: string[] = [];
  for (const key of new Set([...ours.meta.keys(), ...theirs.meta.keys()])) {
    const entry = choose({ base: base.meta.get(key) ?? "", ours: ours.meta.get(key) ?? "", theirs: theirs.meta.get(key) ?? "" });
    if (entry === undefined) return undefined;
    if (entry !== "") entries.push(entry);
  }
  if (box === undefined || words === undefined) return undefined;
  return `${ours.lead}${box}${words}${entries.length > 0 ? ` (${entries.join("; ")})` : ""}`;
}

function choose({ base, ours, theirs }: { readonly base: string; readonly ours: string; readonly theirs: string }): string | undefined {
  if (ours === theirs || base === theirs) return ours;
  return base === ours ? theirs : undefined;
}

function itemLine(text: string): ItemLine | undefined {
  const groups = LINE.exec(/^[^\r\n]*/u.exec(text)?.[0] ?? "")?.groups;
  if (!groups) return undefined;
  const { lead = "", box = "", rest = "" } = groups;
  const { words, meta } = splitParenthesis(rest.trimEnd());
  return { lead, box, words, meta: new Map(splitEntries(meta).map((entry) => [keyOf(entry), entry])) };
}

/** Takes the parenthesis off the end of a line, brackets within it counted. */
function splitParenthesis(line: string): { readonly words: string; readonly meta: string } {
  let depth = 0;
  for (let at = line.length - 1; at >= 0 && line.endsWith(")"); at -= 1) {
    if (line.charAt(at) === ")") depth += 1;
    if (line.charAt(at) === "(") depth -= 1;
    if (depth === 0) return { words: line.slice(0, at).trimEnd(), meta: line.slice(at + 1, -1) };
  }
  return { words: line, meta: "" };
}

/** Splits at semicolons outside code. */
function splitEntries(meta: string): readonly string[] {
  return (meta.match(/(?:`[^`]*`|[^;`]|`)+/gu) ?? []).map((entry) => entry.trim()).filter((entry) => entry !== "");
}

function keyOf(entry: string): string {
  const label = /^(?<label>[\p{L} ]+):/u.exec(entry)?.groups?.["label"];
  if (label !== undefined) return label.toLowerCase();
  if (/^by\s/iu.test(entry)) return "by";
  return /^\d{4}-\d{2}-\d{2}/u.test(entry) ? "date" : entry;
}

/** Everything below the first line, its break included. */
function below(text: string): string {
  return /[\r\n][\s\S]*$/u.exec(text)?.[0] ?? "";
}
