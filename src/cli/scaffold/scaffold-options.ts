import { AGENT_NAMES, type AgentName } from "../../protocol/agent-name.ts";
import type { Actor } from "../../protocol/owner.ts";
import { detectHost } from "../../workspace/detect-host.ts";
import { textOption, type Invocation, type OptionSpec } from "../command.ts";
import { CommandError } from "../command-error.ts";
import { identify, parseActor } from "../identity.ts";
import type { CommandIo } from "../io.ts";
import { DEFAULT_AGENTS } from "./instruction-files.ts";

/** Options of every command that makes files. */
export const SCAFFOLD_OPTIONS: readonly OptionSpec[] = [
  { flags: "--yes", summary: "do not ask" },
  { flags: "--dry-run", summary: "show the changes as a diff and write nothing" },
  { flags: "--json", summary: "print what was made as JSON" },
];

/** Who makes something, for the time stamps. */
export const AS_OPTION: OptionSpec = { flags: "--as <agent>", summary: "who makes it: an agent, or `user`" };

/** Options of the commands that make a project. */
export const PROJECT_OPTIONS: readonly OptionSpec[] = [
  { flags: "--owner <owner>", summary: "who begins: an agent, or `user` (the default)" },
  { flags: "--next <text>", summary: "the first action" },
  { flags: "--agents <names>", summary: "agents that get instruction files, with commas between; claude,codex,gemini by default" },
  AS_OPTION,
  ...SCAFFOLD_OPTIONS,
];

/** Owner from `--owner`, the user by default. @throws CommandError for an unknown one. */
export function ownerOf(invocation: Invocation, agents: readonly string[]): Actor {
  return parseActor(textOption(invocation, "owner") ?? "user", agents);
}

/** Agents from `--agents`. @throws CommandError for an unknown one. */
export function agentsOf(invocation: Invocation): readonly AgentName[] {
  const names = textOption(invocation, "agents")
    ?.split(",")
    .map((name) => name.trim().toLowerCase())
    .filter(Boolean);
  if (names === undefined) return DEFAULT_AGENTS;
  return names.map((name) => {
    const known = AGENT_NAMES.find((agent) => agent === name);
    if (known !== undefined) return known;
    throw new CommandError(`Unexpected agent \`${name}\`, expected ${AGENT_NAMES.map((agent) => `\`${agent}\``).join(", ")}`, {
      exitCode: 2,
      hint: "--agents claude,codex",
    });
  });
}

/** Who asks, where anything tells it; making files needs no owner. @throws CommandError for an unknown name, or an agent that passes for the user. */
export function makerOf(invocation: Invocation, io: CommandIo, agents: readonly string[]): Actor | undefined {
  const as = textOption(invocation, "as");
  const told = (as ?? io.env["AGENT_RELAY_AGENT"] ?? "") !== "" || io.interactive || detectHost(io.env) !== undefined;
  return told ? identify(as, io, agents).actor : undefined;
}
