import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import { escapeXml, escapeXmlAttribute } from "./escape-xml.ts";
import type { Report } from "./report.ts";
import { shownFindings } from "./shown-findings.ts";

/** Writes findings as JUnit XML: a suite a file, a failed case a finding, one passed case for a file without any. */
export const reportJunit: Report = (diagnostics, options) => {
  const byFile = new Map<string, Diagnostic[]>((options.names ?? []).map((name) => [name, []]));
  for (const diagnostic of shownFindings(diagnostics, options)) {
    const group = byFile.get(diagnostic.file) ?? [];
    group.push(diagnostic);
    byFile.set(diagnostic.file, group);
  }
  const suites = [...byFile].map(([file, group]) => suite(file, group));
  const failures = [...byFile.values()].reduce((sum, group) => sum + group.length, 0);
  const tests = [...byFile.values()].reduce((sum, group) => sum + Math.max(1, group.length), 0);
  const diff = options.diff === undefined || options.diff === "" ? "" : `  <!-- What fixes would change:\n${escapeComment(options.diff)}\n-->\n`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="agent-relay check" tests="${tests}" failures="${failures}" errors="0">\n${diff}${suites.join("")}</testsuites>\n`;
};

function suite(file: string, group: readonly Diagnostic[]): string {
  const cases = group.length === 0 ? [`    <testcase classname="${escapeXmlAttribute(file)}" name="no findings"/>\n`] : group.map(failedCase);
  const head = `  <testsuite name="${escapeXmlAttribute(file)}" tests="${cases.length}" failures="${group.length}" errors="0" skipped="0">\n`;
  return `${head}${cases.join("")}  </testsuite>\n`;
}

function failedCase({ file, rule, severity, line, column, message, hint }: Diagnostic): string {
  const where = `${file}:${line}:${column}`;
  const text = [`${where} ${severity} ${message} (${rule})`, ...(hint === undefined ? [] : [hint])].join("\n");
  const name = `${rule} at ${line}:${column}`;
  return `    <testcase classname="${escapeXmlAttribute(file)}" name="${escapeXmlAttribute(name)}">\n      <failure type="${severity}" message="${escapeXmlAttribute(message)}">${escapeXml(text)}</failure>\n    </testcase>\n`;
}

/** Two hyphens end a comment. */
function escapeComment(text: string): string {
  return escapeXml(text).replace(/-(?=-|$)/gu, "- ");
}
