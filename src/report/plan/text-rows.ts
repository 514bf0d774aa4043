import { redactSecrets } from "../../util/secrets/redact-secrets.ts";
import { stripHidden } from "../../util/strip-hidden.ts";
import type { Span } from "../run/line.ts";

/** So many lines of a text are shown. */
const MOST_LINES = 12;

/** Shows a task, a command or a script with its own lines behind a mark; secrets are redacted before, since a key has many lines. Nothing for a text without anything in it. */
export function textRows(mark: string, text: string): readonly (readonly Span[])[] {
  const lines = stripHidden(redactSecrets(text)).replaceAll("\t", "  ").trimEnd().split(/\r?\n/u);
  if (lines.length === 1 && lines[0] === "") return [];
  const rest = lines.length - MOST_LINES;
  const shown = rest > 1 ? [...lines.slice(0, MOST_LINES), `… ${rest} more lines`] : lines;
  return shown.map((line, at) => [{ text: at === 0 ? mark : " ".repeat(mark.length), style: "dim" }, { text: line }]);
}
