import type { BridgeProject } from "../../bridge/bridge-project.ts";
import { refuseWhileHeld } from "../../bridge/refuse-while-held.ts";
import type { Actor } from "../../protocol/owner.ts";
import type { Plan } from "../../workflow/plan/plan.ts";
import { CommandError } from "../command-error.ts";
import { identify } from "../identity.ts";
import type { CommandIo } from "../io.ts";
import { openProject } from "../open-project.ts";
import { sessionOf } from "../session-of.ts";
import { loadSettings } from "../settings.ts";

/** The project whose handoff a run keeps, and the agents that are known here. */
export interface Bridge {
  readonly project: BridgeProject;
  readonly agents: readonly string[];
}

/** Opens the project that a plan names, from the folder it works in; undefined where it names none. @throws CommandError where it is not there, or a session is at work on it. */
export function openBridge({ project: name }: Plan, cwd: string, io: CommandIo): Bridge | undefined {
  if (name === undefined) return undefined;
  const { agents } = loadSettings(io);
  const project = openProject(cwd, { name, agents });
  const held = refuseWhileHeld(project, { session: sessionOf(actorOf(io, agents), io, project.folder), now: io.now() });
  if (held !== undefined) throw new CommandError(held.message, { exitCode: 3, hint: held.hint });
  return { project, agents };
}

/** Who runs; nobody but the user where nothing tells. */
function actorOf(io: CommandIo, agents: readonly string[]): Actor {
  try {
    return identify(undefined, io, agents).actor;
  } catch (error) {
    if (error instanceof CommandError) return { kind: "user" };
    throw error;
  }
}
