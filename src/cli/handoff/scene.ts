import type { Actor } from "../../protocol/owner.ts";
import type { Invocation } from "../command.ts";
import type { CommandIo } from "../io.ts";
import type { Standing } from "../open-workspace.ts";
import type { Settings } from "../settings.ts";

/** Everything the trigger knows: where it was given, who reads and with which settings. */
export interface Scene {
  readonly io: CommandIo;
  readonly settings: Settings;
  readonly standing: Standing;
  readonly reader: Actor;
  readonly invocation: Invocation;
}
