import { type Result, refuse, succeed } from "../../diagnostic/result.ts";
import { readText } from "../../disk/files/read-text.ts";
import type { FoundConfig } from "./find-config-files.ts";
import { type ConfigText, configFinding, type ParsedConfig, parseConfig, parsedConfig, parsePackageConfig, parseYamlConfig } from "./parse-config.ts";
import type { SettingsNode, SyntaxProblem } from "./settings-node.ts";
import { SETTING_NAMES } from "./setting-specs.ts";
import { createYamlStore } from "./yaml-store.ts";

/** Runs a settings' file that is code, by its absolute path, and gives the value of its default export as plain data; nothing in it has a place. Never throws. */
export type RunCode = (path: string) => Result<SettingsNode, SyntaxProblem>;

/** How a settings' file is to be read: its path as shown in findings, the names of the rules there are, and what runs code, absent where none may be run. */
export interface ReadingOptions {
  readonly shown: string;
  readonly ruleNames?: readonly string[] | undefined;
  readonly runCode?: RunCode | undefined;
  /** Says where the user's own cache is. */
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** A larger settings' file is not read: 1 MB. */
const SIZE_LIMIT = 1_048_576;

const NOT_UTF8 = { message: "Unexpected bytes, expected UTF-8", hint: "Save the file as UTF-8." };

/** What only those read that run code. */
const MAY_BE_CODE: readonly string[] = ["rules", "ignore"];

/** Reads a settings' file in whichever notation. @returns the reason, one sentence, where it cannot be read at all. */
export function readConfigFile({ path, notation }: FoundConfig, { shown, ruleNames, runCode, env }: ReadingOptions): Result<ParsedConfig, string> {
  const nothing = { text: "", file: shown, ruleNames };
  if (notation === "code") return succeed(runCode === undefined ? skippedCode(nothing) : codeConfig(nothing, runCode(path)));
  const read = readText(path, SIZE_LIMIT);
  if (!read.ok) return refuse(read.problem.message);
  const source = { ...nothing, text: read.value.text };
  if (!read.value.utf8) return succeed({ values: {}, findings: [configFinding(nothing, NOT_UTF8)] });
  if (notation === "package") return succeed(parsePackageConfig(source));
  return succeed(notation === "yaml" ? readYaml(path, source, env) : parseConfig(source));
}

/** Those who look for unknown rules want to know where they stand, and have the time to read YAML. */
function readYaml(path: string, source: ConfigText, env: ReadingOptions["env"]): ParsedConfig {
  if (source.ruleNames !== undefined) return parseYamlConfig(source);
  const store = createYamlStore(env);
  const kept = store.read(path, source.text);
  const known = kept === undefined ? undefined : parseConfig({ ...source, text: kept });
  if (known?.findings.length === 0) return known;
  const { data, ...parsed } = parseYamlConfig(source);
  if (parsed.findings.length === 0) store.keep(path, source.text, data);
  return parsed;
}

/** Text of a stranger's repository must not run because somebody looked at it, and hooks have no time: those who do not run code tell that its settings do not count. */
function skippedCode(source: ConfigText): ParsedConfig {
  const message = "Unexpected settings in code, expected JSON or YAML: only `check`, `config` and `lsp` run code, all others take the defaults";
  return { values: {}, findings: [configFinding(source, { message, hint: "Write them as JSON or YAML.", severity: "warning" })] };
}

function codeConfig(source: ConfigText, result: ReturnType<RunCode>): ParsedConfig {
  const { values, findings } = parsedConfig(source, result);
  const unseen = SETTING_NAMES.filter((name) => values[name] !== undefined && !MAY_BE_CODE.includes(name));
  const warnings = unseen.map((name) =>
    configFinding(source, {
      message: `Unexpected \`${name}\` in code, expected it in JSON or YAML: hooks and moves do not run code and do not see it`,
      hint: "Write the settings as JSON or YAML.",
      severity: "warning",
    }),
  );
  return { values, findings: [...findings, ...warnings] };
}
