import { AGENT_CARDS, AGENT_NAMES } from "./agent-name.ts";
import { unreachable } from "../util/unreachable.ts";
import type { Owner } from "./owner.ts";

/** Writes an owner the way files do: `Codex`, `User`, `Nobody`; an unknown one as it was written. */
export function describeOwner(owner: Owner): string {
  switch (owner.kind) {
    case "agent":
      return agentTitle(owner.name);
    case "user":
      return "User";
    case "nobody":
      return "Nobody";
    case "unknown":
      return owner.text;
    default:
      return unreachable(owner);
  }
}

function agentTitle(name: string): string {
  const known = AGENT_NAMES.find((agent) => agent === name);
  return known ? AGENT_CARDS[known].title : name.charAt(0).toUpperCase() + name.slice(1);
}
