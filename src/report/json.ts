import { countFindings } from "./count-findings.ts";
import type { Report } from "./report.ts";

/** Version of the shape of this document; raised when a field changes its meaning or goes away. */
const SCHEMA_VERSION = 1;

/** Writes findings for programs: `{ schemaVersion, kind: "check", summary, findings }`, every finding with its place, its rule and its fix. */
export const reportJson: Report = (diagnostics, { files, fixed = 0, quiet = false, diff }) => {
  const { error, warning, info, fixable } = countFindings(diagnostics);
  const findings = quiet ? diagnostics.filter((diagnostic) => diagnostic.severity === "error") : diagnostics;
  const summary = { files: files ?? null, errors: error, warnings: warning, infos: info, fixable, fixed };
  return `${JSON.stringify({ schemaVersion: SCHEMA_VERSION, kind: "check", summary, findings, ...(diff !== undefined && { diff }) }, undefined, 2)}\n`;
};
