import { createHash } from "node:crypto";
import type { Diagnostic, Severity } from "../diagnostic/diagnostic.ts";
import { countFindings } from "./count-findings.ts";
import type { Report } from "./report.ts";
import { shownFindings } from "./shown-findings.ts";

const COMMANDS = { error: "error", warning: "warning", info: "notice" } as const satisfies Record<Severity, string>;

/** GitHub shows so many annotations of a kind for a step, and drops the others without a word. */
const SHOWN = 10;

/** Writes findings as workflow commands, which GitHub Actions shows beside the lines of a pull request; what it would drop stands in the log below them. */
export const reportGithub: Report = (diagnostics, options) => {
  const shown = shownFindings(diagnostics, options);
  const left: Record<Severity, number> = { error: SHOWN, warning: SHOWN, info: SHOWN };
  const lines = shown.map((diagnostic) => {
    left[diagnostic.severity] -= 1;
    return left[diagnostic.severity] < 0 ? plainLine(diagnostic) : command(diagnostic);
  });
  const { error, warning, info } = countFindings(diagnostics);
  const diff = options.diff === undefined || options.diff === "" ? [] : inert(options.diff.trimEnd());
  return `${[...diff, ...lines, `${error} errors, ${warning} warnings, ${info} remarks`].join("\n")}\n`;
};

function command({ file, line, column, severity, rule, message, hint }: Diagnostic): string {
  const properties = `file=${escapeProperty(file)},line=${line},col=${column},title=${escapeProperty(rule)}`;
  return `::${COMMANDS[severity]} ${properties}::${escapeData(hint === undefined ? message : `${message}\n${hint}`)}`;
}

/** Lines from files, in which GitHub is to obey nothing until the word comes that nobody who wrote them can have known. */
function inert(text: string): readonly string[] {
  const word = createHash("sha256").update(text).digest("hex");
  return [`::stop-commands::${word}`, text, `::${word}::`];
}

/** A line of the log that cannot be taken for a command: GitHub obeys `::` behind blanks, and `##[` anywhere. */
function plainLine({ file, line, column, severity, rule, message }: Diagnostic): string {
  return `  ${severity} ${file}:${line}:${column} ${message} (${rule})`.replace(/[\r\n]+/gu, " ").replaceAll("##[", "## [");
}

function escapeData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
