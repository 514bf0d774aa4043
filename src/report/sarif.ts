import { createHash } from "node:crypto";
import type { Diagnostic, Severity } from "../diagnostic/diagnostic.ts";
import { createLineIndex, type LineIndex } from "../diagnostic/position.ts";
import type { Range } from "../diagnostic/range.ts";
import type { Report, ReportedRule, ReportOptions } from "./report.ts";
import { shownFindings } from "./shown-findings.ts";

const LEVELS = { error: "error", warning: "warning", info: "note" } as const satisfies Record<Severity, string>;
const SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
/** Root of the paths in the results: the folder the command ran in. */
const ROOT = "%SRCROOT%";

/** Writes findings as SARIF 2.1.0, which code hosts and editors read: the rules, every finding with its region, a fingerprint that outlives shifts of lines, and its fix. */
export const reportSarif: Report = (diagnostics, options) => {
  const shown = shownFindings(diagnostics, options);
  const rules = describedRules(shown, options);
  const indexes = new Map(rules.map(({ id }, at) => [id, at]));
  const places = createPlaces(options);
  const fingerprint = createFingerprints();
  const results = shown.map((diagnostic) => ({
    ruleId: diagnostic.rule,
    ruleIndex: indexes.get(diagnostic.rule) ?? -1,
    level: LEVELS[diagnostic.severity],
    message: { text: diagnostic.hint === undefined ? diagnostic.message : `${diagnostic.message}. ${diagnostic.hint}.` },
    locations: [{ physicalLocation: { artifactLocation: artifact(diagnostic.file), region: places.regionOf(diagnostic) } }],
    partialFingerprints: { "agentRelay/v1": fingerprint(diagnostic) },
    ...fixesOf(diagnostic, places),
  }));
  const driver = { name: "agent-relay", ...(options.version !== undefined && { version: options.version }), rules };
  const failed = diagnostics.some(({ severity }) => severity === "error");
  const run = {
    tool: { driver },
    columnKind: "utf16CodeUnits",
    newlineSequences: ["\r\n", "\n", "\r"],
    invocations: [{ executionSuccessful: true, exitCode: failed ? 1 : 0 }],
    ...(options.names && { artifacts: options.names.map((name) => ({ location: artifact(name) })) }),
    results,
    ...(options.diff !== undefined && { properties: { diff: options.diff } }),
  };
  return `${JSON.stringify({ $schema: SCHEMA, version: "2.1.0", runs: [run] }, undefined, 2)}\n`;
};

interface DescribedRule {
  readonly id: string;
}

/** Rules that found something are there in any case. */
function describedRules(shown: readonly Diagnostic[], { rules = [] }: ReportOptions): readonly DescribedRule[] {
  const known = new Set(rules.map(({ name }) => name));
  const others = [...new Set(shown.map(({ rule }) => rule))].filter((name) => !known.has(name)).map((id) => ({ id }));
  return [...rules.map(describe), ...others];
}

function describe({ name, summary, severity }: ReportedRule): DescribedRule {
  return Object.assign({ id: name }, { shortDescription: { text: summary }, defaultConfiguration: { level: LEVELS[severity] } });
}

function artifact(file: string): { readonly uri: string; readonly uriBaseId?: string } {
  const uri = file
    .replace(/\p{Surrogate}/gu, "\ufffd")
    .split("/")
    .map(encodeURIComponent)
    .join("/");
  return { uri, uriBaseId: ROOT };
}

interface Region {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine?: number;
  readonly endColumn?: number;
}

interface Places {
  regionOf(diagnostic: Diagnostic): Region;
  /** The region of a range; undefined where the text of the file cannot be had. */
  regionIn(file: string, range: Range): Region | undefined;
}

function createPlaces({ textOf }: ReportOptions): Places {
  const indexes = new Map<string, LineIndex | undefined>();
  const indexOf = (file: string): LineIndex | undefined => {
    if (!indexes.has(file)) {
      const text = textOf?.(file);
      indexes.set(file, text === undefined ? undefined : createLineIndex(text));
    }
    return indexes.get(file);
  };
  const regionIn = (file: string, { start, end }: Range): Region | undefined => {
    const index = indexOf(file);
    if (index === undefined) return undefined;
    const [from, to] = [index.positionAt(start), index.positionAt(end)];
    return { startLine: from.line, startColumn: from.column, endLine: to.line, endColumn: to.column };
  };
  return { regionIn, regionOf: ({ file, range, line, column }) => regionIn(file, range) ?? { startLine: line, startColumn: column } };
}

/** The same finding keeps its fingerprint when lines above it come or go; a second one of the same words has its number in it. */
function createFingerprints(): (diagnostic: Diagnostic) => string {
  const seen = new Map<string, number>();
  return ({ file, rule, message }) => {
    const key = [file, rule, message].join("\n");
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    return createHash("sha256").update(`${key}\n${count}`).digest("hex").slice(0, 32);
  };
}

function fixesOf({ file, fix }: Diagnostic, places: Places): object {
  if (fix === undefined) return {};
  const replacements = fix.edits.flatMap(({ range, newText }) => {
    const deletedRegion = places.regionIn(file, range);
    return deletedRegion === undefined ? [] : [{ deletedRegion, insertedContent: { text: newText } }];
  });
  if (replacements.length < fix.edits.length || replacements.length === 0) return {};
  return { fixes: [{ description: { text: fix.title }, artifactChanges: [{ artifactLocation: artifact(file), replacements }] }] };
}
