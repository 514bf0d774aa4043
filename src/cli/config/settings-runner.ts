import type { RunCode } from "../../workspace/config/read-config-file.ts";
import type { CommandIo } from "../io.ts";
import { runSettingsCode } from "./run-settings-code.ts";

/** Gives what runs settings that are code, for the commands that do; nothing where agents are served: text of a repository is data to them. */
export function settingsRunner({ runsSettings }: Pick<CommandIo, "runsSettings">): RunCode | undefined {
  return runsSettings === false ? undefined : (path) => runSettingsCode(path);
}
