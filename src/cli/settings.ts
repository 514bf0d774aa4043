import { AGENT_NAMES } from "../protocol/agent-name.ts";
import type { Config, LoadedConfig } from "../workspace/config/config.ts";
import { loadConfig } from "../workspace/config/load-config.ts";
import type { RunCode } from "../workspace/config/read-config-file.ts";
import type { Place } from "../workspace/finding/place.ts";
import { CommandError } from "./command-error.ts";
import type { CommandIo } from "./io.ts";
import { placeOf } from "./open-workspace.ts";

/** The settings of a command; `agents` holds the built-in names too. */
export type Settings = Config;

/** Flags that set a setting, and the place the command stands in where it is known already. */
export interface SettingsOptions {
  readonly flags?: Readonly<Partial<Record<keyof Config, string>>>;
  readonly place?: Place;
  /** What runs settings that are code, for the few commands that do. */
  readonly runCode?: RunCode | undefined;
}

/** Loads the settings that count in the command's folder. @throws CommandError where a flag or variable is wrong; wrong files are told and left to `check`. */
export function loadSettings(io: CommandIo, options: SettingsOptions = {}): Settings {
  const { config, findings, problems } = loadConfigOf(io, options);
  const [problem] = problems;
  if (problem !== undefined) throw new CommandError(problem, { exitCode: 2, hint: "agent-relay config show" });
  for (const finding of findings) io.err(`${finding.file}:${finding.line}:${finding.column} ${finding.message}\n`);
  return { ...config, agents: [...AGENT_NAMES, ...config.agents] };
}

/** Loads the settings with where each comes from. */
export function loadConfigOf(io: Pick<CommandIo, "cwd" | "env">, { flags = {}, place = placeOf(io.cwd), runCode }: SettingsOptions = {}): LoadedConfig {
  return loadConfig({ cwd: io.cwd, workspaceRoot: place.workspace?.folder, env: io.env, flags, runCode });
}
