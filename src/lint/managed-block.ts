import type { Range } from "../diagnostic/range.ts";

const START = "<!-- agent-relay:start -->";
const END = "<!-- agent-relay:end -->";

/** Finds the managed block of an instruction file, its markers included; absent where there is none or its end is missing. */
export function managedBlock(text: string): Range | undefined {
  const start = text.indexOf(START);
  const end = start === -1 ? -1 : text.indexOf(END, start);
  return end === -1 ? undefined : { start, end: end + END.length };
}
