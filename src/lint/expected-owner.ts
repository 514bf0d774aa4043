import { describeOwner } from "../protocol/describe-owner.ts";
import type { Located } from "../protocol/located.ts";
import type { Owner } from "../protocol/owner.ts";
import { parseOwner } from "../protocol/parse-owner.ts";
import type { Finding } from "./rule.ts";
import { listed, meant, quoted } from "./words.ts";

/** Longest list of names a message repeats. */
const MOST_NAMES = 8;

/** Says who may be named as an owner: `` `claude`, `codex` or `user` ``. */
export function expectedOwner(agents: readonly string[]): string {
  const names = agents.length > MOST_NAMES ? [...agents.slice(0, MOST_NAMES), "…"] : agents;
  return listed([...names, "user"], "or");
}

/** Makes the finding of a name that nobody knows, with the known one that was meant as its fix; absent for owners that are known. A field is written `Codex`, a task's parenthesis `codex`. */
export function unknownOwner(owner: Located<Owner>, what: "owner" | "task owner", agents: readonly string[]): Finding | undefined {
  if (owner.value.kind !== "unknown") return undefined;
  const expected = expectedOwner(agents);
  const finding = { range: owner.range, message: `Unexpected ${what} ${quoted(owner.value.text)}, expected ${expected}`, expected };
  const near = meant(owner.value.text, [...agents, "user", "nobody"]);
  if (near === undefined) return { ...finding, hint: "Name a known agent, or add yours under `agents` in the configuration" };
  const title = what === "owner" ? describeOwner(parseOwner(near, agents)) : near;
  return { ...finding, hint: `Write ${quoted(title)}`, fix: { title: `Replace by ${quoted(title)}`, edits: [{ range: owner.range, newText: title }] } };
}
