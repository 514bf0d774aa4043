import { styleText } from "node:util";
import type { Diagnostic, Severity } from "../diagnostic/diagnostic.ts";
import { countFindings } from "./count-findings.ts";
import type { Report, ReportOptions } from "./report.ts";
import { type Paint, scoreBlock } from "./score-block.ts";
import { shownFindings } from "./shown-findings.ts";

const COLOURS = { error: "red", warning: "yellow", info: "blue" } as const satisfies Record<Severity, string>;

/** Writes findings for people: one block a file, one line a finding with its hint below, and a summary that says what `--fix` can mend. */
export const reportText: Report = (diagnostics, options) => {
  const paint: Paint = options.colour ? (style, text) => styleText(style, text, { validateStream: false }) : (_style, text) => text;
  const blocks = options.scores?.map((score) => scoreBlock(score, paint)) ?? findingBlocks(shownFindings(diagnostics, options), paint);
  const diff = options.diff === undefined || options.diff === "" ? [] : [options.diff];
  return [...diff, ...blocks, summary(diagnostics, options, paint)].join("\n");
};

function findingBlocks(shown: readonly Diagnostic[], paint: Paint): readonly string[] {
  return [...groupByFile(shown)].map(([file, group]) => fileBlock(file, group, paint));
}

function groupByFile(diagnostics: readonly Diagnostic[]): ReadonlyMap<string, readonly Diagnostic[]> {
  const groups = new Map<string, Diagnostic[]>();
  for (const diagnostic of diagnostics) {
    const group = groups.get(diagnostic.file);
    if (group) group.push(diagnostic);
    else groups.set(diagnostic.file, [diagnostic]);
  }
  return groups;
}

function fileBlock(file: string, group: readonly Diagnostic[], paint: Paint): string {
  const places = group.map((diagnostic) => `${diagnostic.line}:${diagnostic.column}`);
  const width = Math.max(...places.map((place) => place.length));
  const severities = Math.max(...group.map((diagnostic) => diagnostic.severity.length));
  const lines = group.map((diagnostic, order) => {
    const place = (places[order] ?? "").padStart(width);
    const severity = paint(COLOURS[diagnostic.severity], diagnostic.severity.padEnd(severities));
    return `  ${paint("dim", place)}  ${severity}  ${diagnostic.message}  ${paint("dim", diagnostic.rule)}\n${hintLine(diagnostic, width + severities + 6, paint)}`;
  });
  return `${paint("underline", file)}\n${lines.join("")}`;
}

function hintLine({ hint, fix }: Diagnostic, indent: number, paint: Paint): string {
  if (hint === undefined) return "";
  return `${" ".repeat(indent)}${paint("dim", hint + (fix ? " (--fix does it)" : ""))}\n`;
}

function summary(diagnostics: readonly Diagnostic[], { files, fixed = 0, diff }: ReportOptions, paint: Paint): string {
  const where = files === undefined ? "" : ` in ${count(files, "file")}`;
  const mended = fixed === 0 ? "" : `${count(fixed, "finding")} ${diff === undefined ? "mended" : "would be mended"}. `;
  if (diagnostics.length === 0) return `${mended}${paint("green", "No findings")}${where}\n`;
  const counts = countFindings(diagnostics);
  const parts = [
    counts.error > 0 ? paint("red", count(counts.error, "error")) : "",
    counts.warning > 0 ? paint("yellow", count(counts.warning, "warning")) : "",
    counts.info > 0 ? paint("blue", count(counts.info, "remark")) : "",
  ].filter((part) => part !== "");
  const fixable = counts.fixable === 0 ? "" : `; --fix mends ${counts.fixable === diagnostics.length ? "all" : counts.fixable} of them`;
  return `${mended}${parts.join(", ")}${where}${fixable}\n`;
}

function count(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? "" : "s"}`;
}
