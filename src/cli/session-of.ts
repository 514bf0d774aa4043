import { hostname } from "node:os";
import type { Actor } from "../protocol/owner.ts";
import { currentSession } from "../workspace/current-session.ts";
import { sessionOfProcess } from "../workspace/sessions/session-of-process.ts";
import type { CommandIo } from "./io.ts";

/** The session of an actor: what the agent's environment tells, else the one whose hooks saw the agent's process, else one per agent, since every command of an agent may be a process of its own. */
export function sessionOf(actor: Actor, io: Pick<CommandIo, "env">, home?: string): string {
  const name = actor.kind === "agent" ? actor.name : "user";
  const session = currentSession(io.env, name);
  if (session.source === "environment") return session.id;
  const seen = actor.kind === "agent" && home !== undefined ? sessionOfProcess(home, name) : undefined;
  if (seen !== undefined) return seen;
  return session.source === "process" ? `${name}@${hostname()}` : session.id;
}
