import { basename } from "node:path";
import { ownerId } from "../../protocol/owner-id.ts";
import { planScaffold } from "../../workspace/scaffold/plan-scaffold.ts";
import { defineCommand, switchOption, textOption, type Invocation } from "../command.ts";
import { parseActor } from "../identity.ts";
import type { CommandIo } from "../io.ts";
import { openProject } from "../open-project.ts";
import { printJson } from "../print-json.ts";
import { carryOut, scaffoldError } from "../scaffold/carry-out.ts";
import { instructionFiles, rulesForAgents } from "../scaffold/instruction-files.ts";
import { agentsOf, SCAFFOLD_OPTIONS } from "../scaffold/scaffold-options.ts";
import { loadSettings } from "../settings.ts";

/** `instructions`: the rules for agents, printed from this version, or written between the markers of the instruction files. */
export const command = defineCommand({
  name: "instructions",
  summary: "Print the rules for agents, or write them into the instruction files",
  options: [
    { flags: "--agent <agent>", summary: "print them for one agent, with its name filled in" },
    { flags: "--write", summary: "write them into CLAUDE.md, AGENTS.md and GEMINI.md of the project" },
    { flags: "--check", summary: "end with 1 where a file lacks them or has old ones" },
    { flags: "--agents <names>", summary: "agents that get instruction files, with commas between; claude,codex,gemini by default" },
    ...SCAFFOLD_OPTIONS,
  ],
  examples: ["instructions", "instructions --check", "instructions --write --agents claude,codex"],
  run(invocation, io) {
    const write = switchOption(invocation, "write");
    if (!write && !switchOption(invocation, "check")) {
      const text = rulesFor(invocation, io);
      if (switchOption(invocation, "json")) printJson(io, "instructions", { text });
      else io.out(`${text}\n`);
      return 0;
    }
    const { agents } = loadSettings(io);
    const { folder } = openProject(io.cwd, { agents });
    const plan = planScaffold({ kind: "project", root: folder, files: instructionFiles(agentsOf(invocation)) });
    if (write) return carryOut({ invocation, io, kind: "instructions", plan, next: [] });
    const [problem] = plan.problems;
    if (problem !== undefined) throw scaffoldError(problem);
    const stale = plan.files.filter((file) => file.outcome !== "untouched").map((file) => file.path);
    if (switchOption(invocation, "json")) printJson(io, "instructions", { stale });
    else io.out(stale.length === 0 ? `The instruction files of ${basename(folder)} are up to date\n` : stale.map((path) => `out of date: ${path}\n`).join(""));
    return stale.length === 0 ? 0 : 1;
  },
});

/** The rules as they are written; for one agent with its name where the rules leave a place for it. */
function rulesFor(invocation: Invocation, io: CommandIo): string {
  const agent = textOption(invocation, "agent");
  const rules = rulesForAgents();
  if (agent === undefined) return rules;
  const actor = parseActor(agent, loadSettings(io).agents);
  return rules.replaceAll("<your name>", ownerId(actor));
}
