import type { Diagnostic } from "../../diagnostic/diagnostic.ts";
import { createLineIndex } from "../../diagnostic/position.ts";
import type { Range } from "../../diagnostic/range.ts";
import { nearest } from "../../util/nearest.ts";
import type { Config } from "./config.ts";
import { type JsonMember, parseJson } from "./parse-json.ts";
import { EXPECTED_RULE, SETTING_NAMES, SETTING_SPECS, acceptRule, isObject } from "./setting-specs.ts";

/** What a settings' file says: the values that are good, and a finding for everything else. */
export interface ParsedConfig {
  readonly values: Partial<Config>;
  readonly findings: readonly Diagnostic[];
}

/** Reads the text of a settings' file. `file` is its path as shown in findings; `ruleNames`, where known, lets unknown rules be found too. Never throws. */
export function parseConfig(text: string, file: string, ruleNames?: readonly string[]): ParsedConfig {
  const findings: Diagnostic[] = [];
  const lines = createLineIndex(text);
  const report: Report = (range, message, hint) => {
    const finding = { rule: "config-valid", severity: "error", message, file, range, ...lines.positionAt(range.start) } as const;
    findings.push(hint === undefined ? finding : { ...finding, hint });
  };
  const json = parseJson(text);
  if (!json.ok) {
    const { offset, expected } = json.problem;
    report({ start: offset, end: Math.min(offset + 1, text.length) }, `Unexpected ${described(text[offset])}, expected ${expected}`);
    return { values: {}, findings };
  }
  if (!isObject(json.value.value)) {
    report(json.value.range, "Unexpected value, expected an object of settings in `{` and `}`");
    return { values: {}, findings };
  }
  const values: Record<string, unknown> = {};
  const seen = new Set<string>();
  for (const member of json.value.members) {
    if (seen.has(member.key)) report(member.keyRange, `Unexpected second key \`${member.key}\`, expected each key once`);
    seen.add(member.key);
    const value = readMember(member, report, ruleNames);
    if (value !== undefined) values[member.key] = value;
  }
  return { values, findings };
}

type Report = (range: Range, message: string, hint?: string) => void;

function readMember(member: JsonMember, report: Report, ruleNames: readonly string[] | undefined): unknown {
  if (member.key === "$schema") return undefined;
  const name = SETTING_NAMES.find((known) => known === member.key);
  if (name === undefined) {
    reportUnknown({ what: "key", name: member.key, known: SETTING_NAMES }, member.keyRange, report);
    return undefined;
  }
  if (name === "rules" && isObject(member.node.value)) return readRules(member, report, ruleNames);
  const value = SETTING_SPECS[name].accept(member.node.value);
  if (value === undefined) report(member.node.range, `Unexpected value of \`${name}\`, expected ${SETTING_SPECS[name].expected}`);
  return value;
}

/** Rules are read one by one, so that one that is wrong does not cost the others. */
function readRules(member: JsonMember, report: Report, ruleNames: readonly string[] | undefined): Config["rules"] {
  const rules: [string, NonNullable<ReturnType<typeof acceptRule>>][] = [];
  for (const { key, keyRange, node } of member.node.members) {
    if (ruleNames !== undefined && !ruleNames.includes(key)) reportUnknown({ what: "rule", name: key, known: ruleNames }, keyRange, report);
    const rule = acceptRule(node.value);
    if (rule === undefined) report(node.range, `Unexpected value of rule \`${key}\`, expected ${EXPECTED_RULE}`);
    else rules.push([key, rule]);
  }
  return Object.fromEntries(rules);
}

function reportUnknown(about: { readonly what: string; readonly name: string; readonly known: readonly string[] }, range: Range, report: Report): void {
  const near = nearest(about.name, about.known, 1)[0];
  const expected = about.known.map((name) => `\`${name}\``).join(", ");
  const message =
    near === undefined
      ? `Unexpected ${about.what} \`${about.name}\`, expected one of ${expected}`
      : `Unexpected ${about.what} \`${about.name}\`, did you mean \`${near}\`?`;
  report(range, message, near === undefined ? undefined : `Rename it to \`${near}\`.`);
}

function described(character: string | undefined): string {
  return character === undefined ? "end of the file" : `\`${character}\``;
}
