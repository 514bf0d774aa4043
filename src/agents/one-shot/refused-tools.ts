/** One use of a tool, as a CLI's machine output tells it. */
export interface ToolCall {
  readonly tool: string;
  readonly ended: "done" | "failed" | "refused";
}

/** Tools that do the same work under several names. */
const EDITORS = new Set(["Write", "Edit", "MultiEdit", "NotebookEdit", "write", "edit", "patch", "write_file", "replace"]);

/**
 * Gives the tools that a run was refused, without repetition: by permissions, or by a hook that guards something. A tool that was used with success
 * afterwards is none of them, for the agent has found an allowed way. Calls are in order.
 */
export function refusedTools(calls: readonly ToolCall[]): readonly string[] {
  const allowed = new Set<string>();
  const refused = new Set<string>();
  for (const { tool, ended } of [...calls].reverse()) {
    const work = EDITORS.has(tool) ? "edit" : tool;
    if (ended === "done") allowed.add(work);
    if (ended === "refused" && !allowed.has(work)) refused.add(tool);
  }
  return [...refused].reverse();
}
