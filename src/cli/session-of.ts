import { hostname } from "node:os";
import type { Actor } from "../protocol/owner.ts";
import { currentSession } from "../workspace/current-session.ts";
import type { CommandIo } from "./io.ts";

/** The session of an actor: what the agent's environment tells, else one per agent, since every command of an agent may be a process of its own. */
export function sessionOf(actor: Actor, io: Pick<CommandIo, "env">): string {
  const name = actor.kind === "agent" ? actor.name : "user";
  const session = currentSession(io.env, name);
  return session.source === "process" ? `${name}@${hostname()}` : session.id;
}
