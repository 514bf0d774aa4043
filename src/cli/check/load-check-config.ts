import type { Diagnostic } from "../../diagnostic/diagnostic.ts";
import type { Rule } from "../../lint/rule.ts";
import { parseWorkspaceIndex } from "../../protocol/index/parse-workspace-index.ts";
import type { Config } from "../../workspace/config/config.ts";
import { loadConfig } from "../../workspace/config/load-config.ts";
import type { RunCode } from "../../workspace/config/read-config-file.ts";
import { findPlace } from "../../workspace/finding/find-place.ts";
import { createIgnore, ignoreFolder } from "../config/create-ignore.ts";
import { knownRules } from "../config/known-rules.ts";
import type { CommandIo } from "../io.ts";

/** The settings of a run, what is wrong with them, and the files they leave out. */
export interface CheckConfig {
  readonly config: Config;
  readonly findings: readonly Diagnostic[];
  /** What the globs of `ignore` are relative to. */
  readonly ignoreFolder: string;
  isIgnored(path: string): boolean;
}

/** Loads the settings for the folder the command works in; wrong flags and variables are told on standard error. `runCode` is absent for what git or an agent calls: that runs no settings. */
export async function loadCheckConfig(io: CommandIo, rules: readonly Rule[], runCode?: RunCode): Promise<CheckConfig> {
  const { workspace, project } = findPlace(io.cwd, (text) => parseWorkspaceIndex(text) !== undefined);
  const ruleNames = knownRules(rules);
  const loaded = loadConfig({ cwd: io.cwd, workspaceRoot: workspace?.folder, env: io.env, ruleNames, runCode });
  const { config, findings, problems } = loaded;
  for (const problem of problems) io.err(`Note: ${problem}\n`);
  const folder = ignoreFolder(loaded, workspace?.folder ?? project?.folder ?? io.cwd);
  return { config, findings, ignoreFolder: folder, isIgnored: await createIgnore(config.ignore, folder) };
}
