import type { Owner } from "../owner.ts";
import { findAgent } from "../find-agent.ts";
import { parseOwner } from "../parse-owner.ts";
import { remember } from "./remember.ts";

/** Reads owners as `parseOwner` does; the same few names stand in every file, so the answers of one list of agents are remembered. */
export function readOwner(text: string, agents: readonly string[]): Owner {
  if (agents !== known.agents) known = { agents, read: remember((written) => readWritten(written, agents)) };
  return known.read(text);
}

let known: { readonly agents: readonly string[]; readonly read: (text: string) => Owner } = { agents: [], read: parseOwner };

/** The word the protocol has for the person is known without the patterns for all that people write. */
function readWritten(text: string, agents: readonly string[]): Owner {
  return text.toLowerCase() === "user" && findAgent(text, agents) === undefined ? { kind: "user" } : parseOwner(text, agents);
}
