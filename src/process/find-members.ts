import { hasMark, type Mark } from "./mark.ts";
import { listProcessIds, readProcess, readVariable, type SeenProcess } from "./read-process.ts";

/** The variable that carries the mark of a check's run in the environment of everything it starts. */
export const MARK_VARIABLE = "AGENT_RELAY_RUN";

/** A started program with all that it starts: its process group, and the mark by which those that left the group are found. */
export interface ProcessGroup {
  /** Process id of the leader, which is the id of the group; undefined where only those with the mark are meant. */
  readonly pid: number | undefined;
  readonly mark: Mark;
  /** Members that were found before, with their starts: they stay members whatever became of their parents. Filled by `findMembers`. */
  readonly known?: Map<number, string>;
}

/**
 * Finds the living processes of a group where the system shows them (Linux): those in it, those with its mark, and what these started. Zombies are not alive, this process is none
 * of them. What has left the group, taken its mark off and outlived its parents before it was looked for is not found. `among` are the ids to look at, all where absent.
 */
export function findMembers(group: ProcessGroup, among: readonly number[] = listProcessIds()): readonly number[] {
  const seen = among.flatMap((pid) => (pid === process.pid ? [] : (readProcess(pid) ?? [])));
  const members = new Set(seen.filter((one) => isMember(one, group)).map(({ pid }) => pid));
  addDescendants(members, seen);
  for (const { pid, start } of seen) if (members.has(pid)) group.known?.set(pid, start);
  return [...members];
}

function isMember({ pid, group, start }: SeenProcess, { pid: leader, mark, known }: ProcessGroup): boolean {
  return group === leader || known?.get(pid) === start || hasMark(readVariable(pid, mark.variable), mark);
}

/** Adds what the members started, and what that started. */
function addDescendants(members: Set<number>, seen: readonly SeenProcess[]): void {
  if (members.size === 0) return;
  for (let before = -1; before !== members.size;) {
    before = members.size;
    for (const { pid, parent } of seen) if (members.has(parent)) members.add(pid);
  }
}
