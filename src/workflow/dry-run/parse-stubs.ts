import type { Diagnostic } from "../../diagnostic/diagnostic.ts";
import { createLineIndex, type LineIndex } from "../../diagnostic/position.ts";
import type { Range } from "../../diagnostic/range.ts";
import { parseYamlText } from "../../util/yaml/parse-yaml-text.ts";
import type { YamlMember, YamlNode } from "../../util/yaml/yaml-node.ts";
import { quoteText } from "../written/describe-value.ts";
import { listWords } from "../written/fields.ts";
import { nearWord } from "../written/near-word.ts";
import type { Stub, Stubs } from "./stub.ts";

/** What a file of stubs says: the stubs where nothing is wrong, and all that is. */
export interface ParsedStubs {
  readonly stubs?: Stubs;
  readonly findings: readonly Diagnostic[];
}

const LIMITS = { maxLength: 8_388_608, maxValues: 300_000 };

/** Reads a file of stubs in YAML or JSON: each step's name with its output, or with `output`, `exitCode`, `fail`, `durationMs` and `leavesFile`. Never throws. */
export function parseStubs(text: string, file: string, stepNames?: readonly string[]): ParsedStubs {
  const report: Report = { file, lines: createLineIndex(text), findings: [] };
  const read = parseYamlText(text, LIMITS);
  if (!read.ok) {
    const { range, found, expected, hint } = read.problem;
    tell(report, { rule: "yaml-syntax", range, message: `Unexpected ${found}, expected ${expected}`, hint });
    return { findings: report.findings };
  }
  const root = read.value;
  if (!isObject(root)) {
    tell(report, {
      rule: "value-type",
      range: root.range,
      message: "Unexpected content, expected the names of steps with what they output",
      hint: "Write such as `build: done`.",
    });
    return { findings: report.findings };
  }
  const known = stepNames === undefined ? undefined : new Set(stepNames);
  const stubs = new Map(root.members.map((member) => [member.key, readStub(member, report)]));
  for (const { key, keyRange } of root.members) if (known?.has(key) === false) tell(report, unknownStep(key, keyRange, stepNames ?? []));
  return report.findings.length === 0 ? { stubs, findings: [] } : { findings: report.findings.sort((one, other) => one.range.start - other.range.start) };
}

interface Report {
  readonly file: string;
  readonly lines: LineIndex;
  readonly findings: Diagnostic[];
}

interface Told {
  readonly rule: string;
  readonly range: Range;
  readonly message: string;
  readonly hint: string;
}

function tell({ file, lines, findings }: Report, { rule, range, message, hint }: Told): void {
  findings.push({ rule, severity: "error", message, file, range, ...lines.positionAt(range.start), hint });
}

/** So many names are compared with one that is not known. */
const MOST_NAMES = 1000;

function unknownStep(key: string, range: Range, stepNames: readonly string[]): Told {
  const near = nearWord(key, stepNames.slice(0, MOST_NAMES));
  const hint = near === undefined ? "Give the name of a step of the workflow." : `Write \`${near}\`.`;
  return { rule: "step-known", range, message: `Unexpected step ${quoteText(key)}, expected one of the workflow`, hint };
}

function isObject({ value, members, items }: YamlNode): boolean {
  return members.length > 0 || (typeof value === "object" && value !== null && items.length === 0 && !Array.isArray(value));
}

const PLAIN: Stub = { output: "", exitCode: 0, failures: 0, durationMs: 1, leavesFile: true };

function readStub({ key, node }: YamlMember, report: Report): Stub {
  if (!isObject(node)) return { ...PLAIN, output: textOf(node, key, report) };
  let stub: Stub = PLAIN;
  for (const member of node.members) stub = { ...stub, ...readMember(member, report) };
  return stub;
}

function readMember({ key, keyRange, node }: YamlMember, report: Report): Partial<Stub> {
  switch (key) {
    case "output":
      return { output: textOf(node, key, report) };
    case "exitCode":
      return { exitCode: numberOf(node, { key, most: 255 }, report) };
    case "fail":
      if (typeof node.value === "boolean") return { failures: node.value ? Number.POSITIVE_INFINITY : 0 };
      return { failures: numberOf(node, { key, most: Number.MAX_SAFE_INTEGER }, report) };
    case "durationMs":
      return { durationMs: numberOf(node, { key, most: 2 ** 31 - 1 }, report) };
    case "leavesFile":
      if (typeof node.value === "boolean") return { leavesFile: node.value };
      tell(report, { rule: "value-type", range: node.range, message: "Unexpected `leavesFile`, expected `true` or `false`", hint: "Write `true` or `false`." });
      return {};
    default:
      tell(report, unknownKey(key, keyRange));
      return {};
  }
}

const KEYS = ["output", "exitCode", "fail", "durationMs", "leavesFile"];

function unknownKey(key: string, range: Range): Told {
  const near = nearWord(key, KEYS);
  return {
    rule: "key-known",
    range,
    message: `Unexpected key ${quoteText(key)}, expected ${listWords(KEYS)}`,
    hint: near === undefined ? "Remove it." : `Write \`${near}\`.`,
  };
}

function textOf({ value, range, items, members }: YamlNode, key: string, report: Report): string {
  if (items.length === 0 && members.length === 0) {
    if (typeof value === "string") return value;
    if (value === null) return "";
    if (typeof value === "number" || typeof value === "boolean") return String(value);
  }
  // A JSON output may be written as it is.
  if (key === "output" && typeof value === "object") return JSON.stringify(value);
  tell(report, { rule: "value-type", range, message: `Unexpected list as ${quoteText(key)}, expected a text`, hint: "Write the output as a text." });
  return "";
}

function numberOf({ value, range }: YamlNode, { key, most }: { readonly key: string; readonly most: number }, report: Report): number {
  if (typeof value === "number" && Number.isInteger(value) && value >= 0 && value <= most) return value;
  tell(report, {
    rule: "value-range",
    range,
    message: `Unexpected value of \`${key}\`, expected a whole number from 0 to ${most}`,
    hint: "Write such a number.",
  });
  return 0;
}
