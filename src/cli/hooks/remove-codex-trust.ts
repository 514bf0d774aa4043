import { parseTomlLines } from "../../agents/codex/toml-lines.ts";
import { lineEnd } from "../../util/line-end.ts";
import { lineStart } from "../../util/line-start.ts";
import { nextLineStart } from "../../util/next-line-start.ts";

/** What is to be trusted no longer: hooks by the keys Codex knows them by, and a project's folder; "" for none. */
export interface TrustRemoval {
  readonly keys: readonly string[];
  readonly project: string;
}

/** Takes trust out of Codex's `config.toml`: with the lines that `addCodexTrust` puts there goes the empty line before them; a table that holds more keeps the rest. */
export function removeCodexTrust(text: string, { keys, project }: TrustRemoval): string {
  const settings = [...keys.map((key) => ["hooks", "state", key, "trusted_hash"]), ...(project === "" ? [] : [["projects", project, "trust_level"]])];
  return settings.reduce(removeSetting, text);
}

function removeSetting(text: string, path: readonly string[]): string {
  const { values, tables } = parseTomlLines(text);
  const value = values.find((other) => samePath(other.path, path));
  if (value?.value === undefined) return text;
  const from = lineStart(text, value.start);
  const to = nextLineStart(text, value.end);
  const header = tables.find((table) => samePath(table.path, path.slice(0, -1)));
  const alone = header !== undefined && nextLineStart(text, header.end) === from && /^\s*(?:\[|$)/.test(text.slice(to));
  if (!alone) return without(text, from, to);
  const start = lineStart(text, header.end);
  return text.slice(0, start).trim() === "" ? without(text, start, behindGap(text, to)) : without(text, withGap(text, start), to);
}

/** The start of a line, or of the empty line before it. */
function withGap(text: string, start: number): number {
  const above = start === 0 ? 0 : lineStart(text, start - (text.startsWith("\r\n", start - 2) ? 2 : 1));
  return above < start && lineEnd(text, above) === above ? above : start;
}

/** The start of the line behind an empty one that lies there. */
function behindGap(text: string, start: number): number {
  return start < text.length && lineEnd(text, start) === start ? nextLineStart(text, start) : start;
}

function without(text: string, from: number, to: number): string {
  return text.slice(0, from) + text.slice(to);
}

function samePath(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((name, at) => name === right[at]);
}
