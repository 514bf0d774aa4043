import type { OptionSpec } from "./command.ts";

/** Options that every move has. */
export const MOVE_OPTIONS: readonly OptionSpec[] = [
  { flags: "--project <name>", summary: "project to move; by default the one you stand in, else the active one" },
  { flags: "--as <agent>", summary: "who asks: an agent, or `user`" },
  { flags: "--force", summary: "move it although the rules say no (the user alone; recorded in the log)" },
  { flags: "--dry-run", summary: "show the change as a diff and write nothing" },
  { flags: "--json", summary: "print the outcome as JSON" },
];
