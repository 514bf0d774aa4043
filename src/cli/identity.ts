import type { Actor } from "../protocol/owner.ts";
import { describeOwner } from "../protocol/describe-owner.ts";
import { parseOwner } from "../protocol/parse-owner.ts";
import { detectHost } from "../workspace/detect-host.ts";
import { textOption, type Invocation } from "./command.ts";
import { CommandError } from "./command-error.ts";
import type { CommandIo } from "./io.ts";

/** Who asks, and how that is known. */
export interface Identity {
  readonly actor: Actor;
  readonly source: "--as" | "AGENT_RELAY_AGENT" | "host" | "terminal";
}

/**
 * Finds out who asks: `--as`, then `AGENT_RELAY_AGENT`, then the agent whose shell this is, then the person at the terminal. Inside an agent's
 * shell nobody passes for the user.
 *
 * @throws CommandError when the name is not known, when an agent's shell claims to be the user, or when nothing tells who asks.
 */
export function identify(as: string | undefined, io: CommandIo, agents: readonly string[]): Identity {
  const host = detectHost(io.env);
  const variable = io.env["AGENT_RELAY_AGENT"] ?? "";
  const claimed = as ?? (variable === "" ? undefined : variable);
  if (claimed !== undefined) {
    const actor = parseActor(claimed, agents);
    if (actor.kind === "user" && host !== undefined) throw notTheUser(host);
    return { actor, source: as === undefined ? "AGENT_RELAY_AGENT" : "--as" };
  }
  if (host !== undefined) return { actor: { kind: "agent", name: host }, source: "host" };
  if (io.interactive) return { actor: { kind: "user" }, source: "terminal" };
  throw new CommandError("Cannot tell who asks: this is not a terminal and no agent was named", {
    exitCode: 2,
    hint: "add `--as claude` (or another agent, or `user`), or set AGENT_RELAY_AGENT",
  });
}

/** Reads the name of somebody who may act. @throws CommandError for nobody and for unknown names. */
export function parseActor(text: string, agents: readonly string[]): Actor {
  const owner = parseOwner(text, agents);
  if (owner.kind === "agent" || owner.kind === "user") return owner;
  throw new CommandError(`Unexpected agent \`${text}\`, expected ${agents.map((name) => `\`${name}\``).join(", ")} or \`user\``, {
    exitCode: 2,
    hint: "name a known agent, or add yours under `agents` in agent-relay.config.json",
  });
}

function notTheUser(host: string): CommandError {
  return new CommandError(`Unexpected \`user\` inside ${describeOwner({ kind: "agent", name: host })}'s shell: only the person may act as the user`, {
    exitCode: 3,
    hint: "ask the user to run this in a terminal",
  });
}

/** The `--to` option as an input of a move: `{}` where it was not given. @throws CommandError for an unknown owner. */
export function ownerOption(invocation: Invocation, agents: readonly string[]): { readonly to?: Actor } {
  const to = textOption(invocation, "to");
  return to === undefined ? {} : { to: parseActor(to, agents) };
}
