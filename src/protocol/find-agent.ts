import { AGENT_CARDS, AGENT_NAMES } from "./agent-name.ts";

const KNOWN: ReadonlyMap<string, string> = new Map(
  AGENT_NAMES.flatMap((name) => [name, ...AGENT_CARDS[name].aliases].map((spelling): [string, string] => [spelling, name])),
);

/** Finds the agent that is called like this, without regard to case and punctuation; `agents` are configured names beside the known ones. Absent where none is. */
export function findAgent(text: string, agents: readonly string[] = []): string | undefined {
  const key = keyOf(text);
  if (key === "") return undefined;
  return agents.find((agent) => keyOf(agent) === key)?.toLowerCase() ?? KNOWN.get(key);
}

/** Unicode classes take long to compile, and names are nearly always ASCII: they are not touched for those. */
function keyOf(text: string): string {
  const lower = text.toLowerCase();
  return IS_ASCII.test(lower) ? lower.replace(/[^a-z0-9]+/g, "") : lower.replace(/[^\p{L}\p{N}]+/gu, "");
}

const IS_ASCII = /^[\0-\x7f]*$/;
