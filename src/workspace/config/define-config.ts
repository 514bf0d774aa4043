import type { Severity } from "../../diagnostic/diagnostic.ts";

/** How a rule is set in a settings' file: its severity or `off`, alone or with the rule's own options. */
export type WrittenRule =
  | Severity
  | "off"
  | readonly [severity: Severity | "off"]
  | readonly [severity: Severity | "off", options: Readonly<Record<string, unknown>>];

/** The settings as they are written in a settings' file of any notation (docs/configuration.md); what is absent comes from the next source. */
export interface WrittenConfig {
  /** Names of agents beside the built-in ones. */
  readonly agents?: readonly string[];
  /** Size of a brief in tokens. */
  readonly budget?: number;
  /** How long a lease holds without renewal, in minutes. */
  readonly leaseMinutes?: number;
  /** Rules that are set otherwise than they come, by name. */
  readonly rules?: Readonly<Record<string, WrittenRule>>;
  /** Globs of files that `check` leaves out, relative to the folder of the settings' file. */
  readonly ignore?: readonly string[];
  /** How many folders deep projects are looked for below the workspace. */
  readonly projectsDepth?: number;
  /** Which checks `verify` runs without asking: commands, or their first words. */
  readonly verify?: { readonly allow?: readonly string[] };
}

/** Gives settings back as they are; for `agent-relay.config.ts`, where it lets an editor know their types. */
export function defineConfig(settings: WrittenConfig): WrittenConfig {
  return settings;
}
