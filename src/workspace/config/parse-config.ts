import type { Diagnostic, Severity } from "../../diagnostic/diagnostic.ts";
import { createLineIndex } from "../../diagnostic/position.ts";
import type { Result } from "../../diagnostic/result.ts";
import type { Config } from "./config.ts";
import { PACKAGE_KEY } from "./package-has-settings.ts";
import { parseJson } from "./parse-json.ts";
import { type Report, readSettings } from "./read-settings.ts";
import type { SettingsNode, SyntaxProblem } from "./settings-node.ts";
import { parseYaml } from "./yaml/parse-yaml.ts";

/** What a settings' file says: the values that are good, and a finding for everything else. */
export interface ParsedConfig {
  readonly values: Partial<Config>;
  readonly findings: readonly Diagnostic[];
}

/** A text of settings; `file` is its path as shown in findings; `ruleNames`, where known, lets unknown rules be found too. */
export interface ConfigText {
  readonly text: string;
  readonly file: string;
  readonly ruleNames?: readonly string[] | undefined;
}

/** Reads the text of a settings' file in JSON. Never throws. */
export function parseConfig(source: ConfigText): ParsedConfig {
  return parsedConfig(source, parseJson(source.text));
}

/** Reads the text of a settings' file in YAML; `data` is what it says, as JSON has it, undefined where it is no YAML. Never throws. */
export function parseYamlConfig(source: ConfigText): ParsedConfig & { readonly data: unknown } {
  const read = parseYaml(source.text);
  return { ...parsedConfig(source, read), data: read.ok ? read.value.value : undefined };
}

/** Reads the settings out of the text of a `package.json`; everything else in it is not our business. Never throws. */
export function parsePackageConfig(source: ConfigText): ParsedConfig {
  const json = parseJson(source.text);
  if (!json.ok) return parsedConfig(source, json);
  const own = json.value.members.filter(({ key }) => key === PACKAGE_KEY);
  const parsed = own.map(({ node }) => parsedConfig(source, { ok: true, value: node }));
  const [, second] = own;
  const doubled = second && [configFinding(source, { range: second.keyRange, message: `Unexpected second key \`${PACKAGE_KEY}\`, expected each key once` })];
  return { values: parsed.at(-1)?.values ?? {}, findings: [...(doubled ?? []), ...parsed.flatMap(({ findings }) => findings)] };
}

/** Turns what came of reading a text, in whichever notation, into settings and findings. */
export function parsedConfig(source: ConfigText, read: Result<SettingsNode, SyntaxProblem>): ParsedConfig {
  const findings: Diagnostic[] = [];
  const report: Report = (range, message, hint) => void findings.push(configFinding(source, { range, message, hint }));
  if (read.ok) return { values: readSettings(read.value, report, source.ruleNames), findings };
  const { range, found, expected, hint } = read.problem;
  return { values: {}, findings: [configFinding(source, { range, message: `Unexpected ${found}, expected ${expected}`, hint })] };
}

/** Makes a finding about a settings' file; without a range it is about the whole file. */
export function configFinding(
  { text, file }: Pick<ConfigText, "text" | "file">,
  about: { readonly message: string; readonly range?: Diagnostic["range"]; readonly hint?: string | undefined; readonly severity?: Severity },
): Diagnostic {
  const { message, hint, severity = "error", range = { start: 0, end: 0 } } = about;
  const finding = { rule: "config-valid", severity, message, file, range, ...createLineIndex(text).positionAt(range.start) } as const;
  return hint === undefined ? finding : { ...finding, hint };
}
