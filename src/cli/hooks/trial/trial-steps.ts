import { join } from "node:path";
import type { HookEvent, HookHost } from "../../../agents/hook-dialect.ts";
import { NEXT_ACTION, OFF_LIMITS, WORK } from "./trial-project.ts";

/** One event of the trial: what the host tells beyond its sample, what happens in the project before it, and what has to come of it. */
export interface TrialStep {
  readonly event: HookEvent;
  readonly input?: Readonly<Record<string, unknown>>;
  /** Whether the agent's work is done now, which the handoff does not tell of. */
  readonly works?: boolean;
  /** A word the answer has to hold, and what to say of one that does not, to end the sentence "the hook of Stop ...". */
  readonly expects?: { readonly word: string; readonly otherwise: string };
  /** Whether nothing may be refused. */
  readonly allows?: boolean;
}

/** A session from its start to its end, in which each hook has something to do: a brief, a write that is refused, one that is not, a stop that is refused once. */
export function listTrialSteps(host: HookHost, folder: string): readonly TrialStep[] {
  const brief = { word: NEXT_ACTION, otherwise: "does not tell the agent where the project stands" };
  return [
    { event: "session-start", expects: brief },
    { event: "prompt", input: { prompt: "HANDOFF" }, expects: { word: NEXT_ACTION, otherwise: "does not answer HANDOFF with the brief" } },
    {
      event: "before-tool",
      input: writeCall(host, folder, `${OFF_LIMITS}/key.txt`),
      expects: { word: OFF_LIMITS, otherwise: "lets a file be written that is off limits" },
    },
    { event: "before-tool", input: writeCall(host, folder, WORK), allows: true },
    { event: "after-tool", input: writeCall(host, folder, WORK), works: true, allows: true },
    { event: "before-compaction", allows: true },
    { event: "subagent-stop", allows: true },
    { event: "stop", input: { stop_hook_active: false }, expects: { word: "reason", otherwise: "lets the agent stop that has not handed its work over" } },
    { event: "stop", input: { stop_hook_active: true }, allows: true },
    { event: "stop-failure", allows: true },
    { event: "session-end", allows: true },
  ];
}

/** The call of a tool that writes a file, in the host's words. */
function writeCall(host: HookHost, folder: string, name: string): Readonly<Record<string, unknown>> {
  const path = join(folder, name);
  if (host === "codex") return { tool_name: "apply_patch", tool_input: { command: `*** Begin Patch\n*** Add File: ${name}\n+x\n*** End Patch\n` } };
  if (host === "opencode") return { tool_name: "write", tool_input: { filePath: path, content: "x" } };
  return { tool_name: host === "gemini" ? "write_file" : "Write", tool_input: { file_path: path, content: "x" } };
}
