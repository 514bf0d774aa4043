import type { Diagnostic, Severity } from "../diagnostic/diagnostic.ts";
import type { LineIndex } from "../diagnostic/position.ts";
import type { Range } from "../diagnostic/range.ts";
import { redactSecrets } from "../util/secrets/redact-secrets.ts";
import type { RemarkFile, RemarkPlace, RemarkPoint } from "./remark-file.ts";

/** Who speaks, in every message: what `remark-message-control` and reporters call its source. */
export const SOURCE = "agent-relay";

/** An error fails a run of remark as it fails `check`; a remark is neither that nor a warning. */
const FATAL = { error: true, warning: false, info: undefined } as const satisfies Record<Severity, boolean | undefined>;

/** The text of the file, what finds lines in it, and the pages of the rules by their names. */
export interface LintedText {
  readonly text: string;
  readonly lines: LineIndex;
  readonly pages: ReadonlyMap<string, string>;
}

/** Adds a finding to remark's file. Where its fix puts one text in the place of what was found, editors that speak to remark can offer it. Secrets are redacted. */
export function addMessage(file: RemarkFile, { rule, severity, message, range, hint, fix }: Diagnostic, { text, lines, pages }: LintedText): void {
  const added = file.message(redactSecrets(message), { place: placeOf(range, lines), ruleId: rule, source: SOURCE });
  added.fatal = FATAL[severity];
  added.url = pages.get(rule);
  if (hint !== undefined) added.note = redactSecrets(hint);
  const [edit, ...others] = fix?.edits ?? [];
  if (edit === undefined || others.length > 0 || edit.range.start !== range.start || edit.range.end !== range.end) return;
  const actual = text.slice(range.start, range.end);
  if (redactSecrets(actual) !== actual) return;
  added.actual = actual;
  added.expected = [edit.newText];
}

function placeOf({ start, end }: Range, lines: LineIndex): RemarkPlace {
  return start === end ? pointAt(start, lines) : { start: pointAt(start, lines), end: pointAt(end, lines) };
}

function pointAt(offset: number, lines: LineIndex): RemarkPoint {
  return { ...lines.positionAt(offset), offset };
}
