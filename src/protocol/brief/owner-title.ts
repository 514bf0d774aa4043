import { describeOwner } from "../describe-owner.ts";
import { AGENT_NAMES } from "../agent-name.ts";

/** Writes an owner's id as people do: `codex` is Codex, `user` the user; other names stand as they are. */
export function ownerTitle(id: string): string {
  if (id === "user") return "the user";
  return AGENT_NAMES.some((name) => name === id) ? describeOwner({ kind: "agent", name: id }) : id;
}
