/** The lines between which AgentRelay keeps its own part of an instruction file. */
export const MANAGED_START = "<!-- agent-relay:start -->";
export const MANAGED_END = "<!-- agent-relay:end -->";

/** Makes the managed block of an instruction file from its template: filled, and cut down to what stands from the start marker to the end marker. Nothing where the template has none. */
export function instructionBlock(filled: string): string | undefined {
  const start = filled.indexOf(MANAGED_START);
  const end = filled.indexOf(MANAGED_END, start);
  return start === -1 || end === -1 ? undefined : filled.slice(start, end + MANAGED_END.length).replace(/\r\n?/gu, "\n");
}
