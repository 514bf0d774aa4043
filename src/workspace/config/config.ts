import type { Diagnostic, Severity } from "../../diagnostic/diagnostic.ts";

/** How one rule is set: its severity or `off`, and its own options. */
export interface RuleSetting {
  readonly severity: Severity | "off";
  readonly options: Readonly<Record<string, unknown>>;
}

/** What `verify` may run without asking: commands as they stand, or their first words. */
export interface VerifySetting {
  readonly allow: readonly string[];
}

/** Every setting as it is used. */
export interface Config {
  /** Names of agents beside the built-in ones, in lower case. */
  readonly agents: readonly string[];
  /** Size of a brief in tokens. */
  readonly budget: number;
  /** How long a lease holds without renewal, in minutes. */
  readonly leaseMinutes: number;
  /** Rules that are set otherwise than they come. */
  readonly rules: Readonly<Record<string, RuleSetting>>;
  /** Globs of files that `check` leaves out, relative to the folder of the file that says so. */
  readonly ignore: readonly string[];
  /** How many folders deep projects are looked for below the workspace. */
  readonly projectsDepth: number;
  /** Which checks run without a person's yes. */
  readonly verify: VerifySetting;
}

/** Where a value comes from, the strongest first. */
export const CONFIG_SOURCES = ["flag", "environment", "project", "workspace", "user", "default"] as const;
export type ConfigSource = (typeof CONFIG_SOURCES)[number];

/** Where a value comes from; `name` is the flag, variable or file. */
export interface ConfigOrigin {
  readonly source: ConfigSource;
  readonly name?: string;
}

/** The settings, where each comes from (rules by `rules.<name>`), and what is wrong with the files; a value that is wrong does not count. */
export interface LoadedConfig {
  readonly config: Config;
  readonly origins: Readonly<Record<string, ConfigOrigin>>;
  readonly findings: readonly Diagnostic[];
  /** What is wrong with flags and variables, one sentence each. */
  readonly problems: readonly string[];
}
