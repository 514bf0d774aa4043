import { listProcessIds, readProcess, readVariable, type SeenProcess } from "../../../process/read-process.ts";
import { STEP_MARK_VARIABLE } from "./step-mark.ts";

/** Finds the living processes that attempts of a run started, by the word of the attempt (Linux); this process is none of them. */
export function findMarked(runWord: string): ReadonlyMap<string, readonly SeenProcess[]> {
  const found = new Map<string, SeenProcess[]>();
  for (const pid of listProcessIds()) {
    const words = pid === process.pid ? undefined : readVariable(pid, STEP_MARK_VARIABLE);
    const word = words?.split(" ").find((candidate) => candidate.startsWith(`${runWord}/`));
    const seen = word === undefined ? undefined : readProcess(pid);
    if (word === undefined || seen === undefined) continue;
    found.set(word, [...(found.get(word) ?? []), seen]);
  }
  return found;
}
