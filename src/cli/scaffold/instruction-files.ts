import { applyEdits } from "../../diagnostic/apply-edits.ts";
import { refuse, succeed } from "../../diagnostic/result.ts";
import { AGENT_CARDS, type AgentName } from "../../protocol/agent-name.ts";
import { instructionBlock } from "../../protocol/templates/managed-block.ts";
import { upsertManagedBlock } from "../../protocol/templates/upsert-managed-block.ts";
import type { ScaffoldFile } from "../../workspace/scaffold/scaffold-plan.ts";
import { CommandError } from "../command-error.ts";
import { readTemplate } from "./read-template.ts";

/** The agents whose instruction files a project gets unless told otherwise. */
export const DEFAULT_AGENTS: readonly AgentName[] = ["claude", "codex", "gemini"];

/** The managed block of every instruction file, from its one source. @throws CommandError where the package is not whole. */
export function rulesForAgents(): string {
  const block = instructionBlock(readTemplate("project/INSTRUCTIONS.md", {}));
  if (block === undefined) throw new CommandError("Cannot find the rules for agents in this package", { exitCode: 2, hint: "install agent-relay again" });
  return block;
}

/** The instruction files of some agents, each once, with the managed block: made where missing, added to or brought up to date where they are. */
export function instructionFiles(agents: readonly AgentName[]): readonly ScaffoldFile[] {
  const block = rulesForAgents();
  const names = new Set(agents.flatMap((agent) => AGENT_CARDS[agent].instructionFile ?? []));
  return [...names].map((path) => ({ path, text: `${block}\n`, edit: (text) => withBlock(text, { block, path }) }));
}

function withBlock(text: string, { block, path }: { readonly block: string; readonly path: string }): ReturnType<NonNullable<ScaffoldFile["edit"]>> {
  const edits = upsertManagedBlock(text, block);
  return edits.ok ? succeed(applyEdits(text, edits.value)) : refuse({ message: `${edits.problem.message} ("${path}")` });
}
