import type { Range } from "../../diagnostic/range.ts";
import { nearest } from "../../util/nearest.ts";
import type { Config } from "./config.ts";
import type { SettingsMember, SettingsNode } from "./settings-node.ts";
import { EXPECTED_RULE, SETTING_NAMES, SETTING_SPECS, acceptRule, isObject } from "./setting-specs.ts";

/** Takes what is wrong, at a range of the text, and what to do about it. */
export type Report = (range: Range, message: string, hint: string) => void;

/** Reads the settings out of an object of any notation: the values that are good; everything else is reported. `ruleNames`, where known, lets unknown rules be found too. */
export function readSettings(node: SettingsNode, report: Report, ruleNames?: readonly string[]): Partial<Config> {
  if (!isObject(node.value)) {
    report(node.range, "Unexpected value, expected an object of settings", `Write such as \`{ "budget": ${SETTING_SPECS.budget.example} }\`.`);
    return {};
  }
  reportDoubled(node, "", report);
  const values: Record<string, unknown> = {};
  for (const member of node.members) {
    const value = readMember(member, report, ruleNames);
    if (value !== undefined) values[member.key] = value;
  }
  return values;
}

function readMember(member: SettingsMember, report: Report, ruleNames: readonly string[] | undefined): unknown {
  if (member.key === "$schema") return undefined;
  const name = SETTING_NAMES.find((known) => known === member.key);
  if (name === undefined) {
    reportUnknown({ what: "key", name: member.key, known: SETTING_NAMES }, member.keyRange, report);
    return undefined;
  }
  if (name === "rules" && isObject(member.node.value)) return readRules(member, report, ruleNames);
  const { accept, expected, example } = SETTING_SPECS[name];
  const value = accept(member.node.value);
  if (value === undefined) report(member.node.range, `Unexpected value of \`${name}\`, expected ${expected}`, `Write such as \`${example}\`.`);
  return value;
}

/** Rules are read one by one, so that one that is wrong does not cost the others. */
function readRules(member: SettingsMember, report: Report, ruleNames: readonly string[] | undefined): Config["rules"] {
  const rules: [string, NonNullable<ReturnType<typeof acceptRule>>][] = [];
  for (const { key, keyRange, node } of member.node.members) {
    if (ruleNames !== undefined && !ruleNames.includes(key)) reportUnknown({ what: "rule", name: key, known: ruleNames }, keyRange, report);
    const rule = acceptRule(node.value);
    if (rule === undefined) report(node.range, `Unexpected value of \`rules.${key}\`, expected ${EXPECTED_RULE}`, 'Write such as `"warning"`.');
    else rules.push([key, rule]);
  }
  return Object.fromEntries(rules);
}

/** A key that stands twice in one object, however deep. */
function reportDoubled(node: SettingsNode, path: string, report: Report): void {
  const seen = new Set<string>();
  for (const { key, keyRange, node: child } of node.members) {
    const full = path === "" ? key : `${path}.${key}`;
    if (seen.has(key)) report(keyRange, `Unexpected second key \`${full}\`, expected each key once`, "Remove one of the two.");
    seen.add(key);
    reportDoubled(child, full, report);
  }
  for (const item of node.items) reportDoubled(item, path, report);
}

function reportUnknown(about: { readonly what: string; readonly name: string; readonly known: readonly string[] }, range: Range, report: Report): void {
  const { what, name, known } = about;
  const near = nearest(name, known, 1)[0];
  if (near !== undefined) report(range, `Unexpected ${what} \`${name}\`, did you mean \`${near}\`?`, `Rename it to \`${near}\`.`);
  else report(range, `Unexpected ${what} \`${name}\`, expected one of ${known.map((word) => `\`${word}\``).join(", ")}`, "Remove it.");
}
