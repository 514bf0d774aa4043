import { countFindings } from "./count-findings.ts";
import type { Report } from "./report.ts";
import { shownFindings } from "./shown-findings.ts";

/** Version of the shape of this document; raised when a field changes its meaning or goes away. */
const SCHEMA_VERSION = 1;

/** Writes findings for programs: `{ schemaVersion, kind: "check", summary, findings, scores? }`, every finding with its place, its rule and its fix. */
export const reportJson: Report = (diagnostics, { files, fixed = 0, quiet = false, diff, scores }) => {
  const { error, warning, info, fixable } = countFindings(diagnostics);
  const findings = shownFindings(diagnostics, { quiet });
  const summary = { files: files ?? null, errors: error, warnings: warning, infos: info, fixable, fixed };
  return `${JSON.stringify({ schemaVersion: SCHEMA_VERSION, kind: "check", summary, findings, ...(scores && { scores }), ...(diff !== undefined && { diff }) }, undefined, 2)}\n`;
};
