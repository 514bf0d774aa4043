import type { Diagnostic as LspDiagnostic, DiagnosticSeverity, TextEdit as LspEdit } from "vscode-languageserver/node";
import type { Diagnostic, Severity } from "../../diagnostic/diagnostic.ts";
import type { TextEdit } from "../../diagnostic/text-edit.ts";
import { redactSecrets } from "../../util/secrets/redact-secrets.ts";
import type { TextPlaces } from "./text-places.ts";

/** The name under which findings stand in an editor. */
export const SOURCE = "agent-relay";

const WEIGHTS: Readonly<Record<Severity, DiagnosticSeverity>> = { error: 1, warning: 2, info: 3 };

/** Writes a finding as an editor takes it: what was found, and below it what to do. The data tell its fix, for clients that ask for one by them. */
export function toLspDiagnostic({ rule, severity, message, hint, range, fix }: Diagnostic, places: TextPlaces): LspDiagnostic {
  return {
    range: places.rangeOf(range),
    severity: WEIGHTS[severity],
    code: rule,
    source: SOURCE,
    message: redactSecrets(hint === undefined ? message : `${message}\n${hint}`),
    ...(fix && { data: { fix: { title: fix.title, edits: toLspEdits(fix.edits, places) } } }),
  };
}

/** Writes edits in the client's positions. */
export function toLspEdits(edits: readonly TextEdit[], places: TextPlaces): LspEdit[] {
  return edits.map(({ range, newText }) => ({ range: places.rangeOf(range), newText }));
}
