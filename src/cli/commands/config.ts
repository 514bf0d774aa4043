import { existsSync } from "node:fs";
import type { Diagnostic } from "../../diagnostic/diagnostic.ts";
import type { Config, LoadedConfig } from "../../workspace/config/config.ts";
import { configFiles, loadConfig } from "../../workspace/config/load-config.ts";
import { SETTING_NAMES } from "../../workspace/config/setting-specs.ts";
import { columns } from "../columns.ts";
import { defineCommand, switchOption, type Invocation } from "../command.ts";
import { CommandError } from "../command-error.ts";
import { knownRules } from "../config/known-rules.ts";
import { settingsRunner } from "../config/settings-runner.ts";
import type { CommandIo } from "../io.ts";
import { placeOf } from "../open-workspace.ts";
import { printJson } from "../print-json.ts";

/** `config`: every setting, its value and where that comes from; the files that may say so. */
export const command = defineCommand({
  name: "config",
  summary: "Show every setting and where it comes from",
  details: `A flag counts before a variable (AGENT_RELAY_...), the project's agent-relay.config file (json, yaml, ts ...) or key agent-relay in package.json, the workspace's, the user's, the default. \`config path\` prints the files that are looked for, the strongest first. Ends with 1 where a file is wrong.`,
  arguments: [{ name: "verb", summary: "`show`, which may be left out, or `path`" }],
  options: [{ flags: "--json", summary: "print it as JSON" }],
  examples: ["config show", "config show --json", "config path"],
  run(invocation, io) {
    const verb = invocation.args[0] ?? "show";
    if (verb === "show") return show(invocation, io);
    if (verb === "path") return showPaths(invocation, io);
    throw new CommandError(`Unexpected word \`${verb}\`, expected \`show\` or \`path\``, { exitCode: 2, hint: "agent-relay config show" });
  },
});

async function show(invocation: Invocation, io: CommandIo): Promise<number> {
  const ruleNames = knownRules(await io.loadRules());
  const loaded = loadConfig({ cwd: io.cwd, workspaceRoot: placeOf(io.cwd).workspace?.folder, env: io.env, ruleNames, runCode: settingsRunner(io) });
  const { origins, findings, problems } = loaded;
  const settings = SETTING_NAMES.flatMap((name) => valuesOf(loaded, name)).map(({ name, value }) => ({
    name,
    value,
    from: origins[name]?.source ?? "default",
    where: origins[name]?.name ?? "",
  }));
  if (switchOption(invocation, "json")) printJson(io, "config", { settings, findings: findings.map(toJson), problems });
  else {
    io.out(
      columns([
        ["SETTING", "VALUE", "FROM"],
        ...settings.map(({ name, value, from, where }) => [name, JSON.stringify(value), where === "" ? from : `${from} ${where}`]),
      ]),
    );
    for (const finding of findings) io.err(describeFinding(finding));
    for (const problem of problems) io.err(`${problem}\n`);
  }
  return problems.length > 0 || findings.some(({ severity }) => severity === "error") ? 1 : 0;
}

function toJson({ file, line, column, severity, message, hint }: Diagnostic): Readonly<Record<string, unknown>> {
  return { file, line, column, severity, message, hint: hint ?? "" };
}

function describeFinding({ file, line, column, message, hint }: Diagnostic): string {
  return `${file}:${line}:${column} ${message}\n${hint === undefined ? "" : `  Try: ${hint}\n`}`;
}

/** Rules come from where each was set. */
function valuesOf({ config }: LoadedConfig, name: keyof Config): readonly { readonly name: string; readonly value: unknown }[] {
  const rules = name === "rules" ? Object.entries(config.rules) : [];
  if (rules.length === 0) return [{ name, value: config[name] }];
  return rules.map(([rule, { severity, options }]) => ({ name: `rules.${rule}`, value: Object.keys(options).length === 0 ? severity : [severity, options] }));
}

function showPaths(invocation: Invocation, io: CommandIo): number {
  const files = configFiles({ cwd: io.cwd, workspaceRoot: placeOf(io.cwd).workspace?.folder, env: io.env }).map((file) => ({
    ...file,
    exists: existsSync(file.path),
  }));
  if (switchOption(invocation, "json")) printJson(io, "config-paths", { files });
  else io.out(columns(files.map(({ source, path, exists }) => [source, exists ? "" : "(not there)", path])));
  return 0;
}
