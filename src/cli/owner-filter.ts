import { ownerId } from "../protocol/owner-id.ts";
import { parseOwner } from "../protocol/parse-owner.ts";
import { textOption, type Invocation } from "./command.ts";
import { CommandError } from "./command-error.ts";

/** Reads `--owner` of a command that lists projects: an agent, `user` or `nobody`, as its id; undefined where it was not given. @throws CommandError for an unknown name. */
export function ownerFilter(invocation: Invocation, agents: readonly string[]): string | undefined {
  const text = textOption(invocation, "owner");
  if (text === undefined) return undefined;
  const owner = parseOwner(text, agents);
  if (owner.kind !== "unknown" && text.trim() !== "") return ownerId(owner);
  throw new CommandError(`Unexpected owner \`${text}\`, expected ${agents.map((name) => `\`${name}\``).join(", ")}, \`user\` or \`nobody\``, {
    exitCode: 2,
    hint: "--owner codex",
  });
}
