import { relative, sep } from "node:path";
import type { Diagnostic } from "../../diagnostic/diagnostic.ts";
import { BUILT_IN_RULES } from "../../lint/built-in-rules.ts";
import type { Rule } from "../../lint/rule.ts";
import { parseWorkspaceIndex } from "../../protocol/index/parse-workspace-index.ts";
import type { Config } from "../../workspace/config/config.ts";
import { loadConfig } from "../../workspace/config/load-config.ts";
import { findPlace } from "../../workspace/finding/find-place.ts";
import type { CommandIo } from "../io.ts";

/** The settings of a run, what is wrong with them, and the files they leave out. */
export interface CheckConfig {
  readonly config: Config;
  readonly findings: readonly Diagnostic[];
  isIgnored(path: string): boolean;
}

/** Loads the settings for the folder the command works in; wrong flags and variables are told on standard error. */
export async function loadCheckConfig(io: CommandIo, rules: readonly Rule[]): Promise<CheckConfig> {
  const { workspace, project } = findPlace(io.cwd, (text) => parseWorkspaceIndex(text) !== undefined);
  const ruleNames = [...BUILT_IN_RULES, ...rules].map((rule) => rule.name);
  const { config, findings, problems } = loadConfig({ cwd: io.cwd, workspaceRoot: workspace?.folder, env: io.env, ruleNames });
  for (const problem of problems) io.err(`Note: ${problem}\n`);
  const root = workspace?.folder ?? project?.folder ?? io.cwd;
  return { config, findings, isIgnored: await createIgnore(config.ignore, root) };
}

async function createIgnore(globs: readonly string[], root: string): Promise<(path: string) => boolean> {
  if (globs.length === 0) return () => false;
  const { default: picomatch } = await import("picomatch");
  const isMatch = picomatch([...globs], { dot: true });
  return (path) => isMatch(relative(root, path).split(sep).join("/"));
}
