import { readdirSync, readFileSync } from "node:fs";

/** The variable that carries the mark of a run in the environment of everything it starts. */
export const MARK_VARIABLE = "AGENT_RELAY_RUN";

/** A started program with all that it starts: its process group, and the mark by which those that left the group are found. */
export interface ProcessGroup {
  /** Process id of the leader, which is the id of the group. */
  readonly pid: number;
  readonly mark: string;
}

/** Finds the living processes of a group where the system shows them (Linux); zombies are not alive, this process is none of them. What has left the group and taken its mark off is not found. */
export function findMembers(group: ProcessGroup): readonly number[] {
  return processIds().filter((pid) => pid !== process.pid && isMember(pid, group));
}

function processIds(): readonly number[] {
  try {
    return readdirSync("/proc")
      .filter((name) => /^\d+$/.test(name))
      .map(Number);
  } catch {
    return [];
  }
}

function isMember(pid: number, { pid: groupId, mark }: ProcessGroup): boolean {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "latin1");
    const [state = "Z", , group] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    if ("ZXx".includes(state)) return false;
    return Number(group) === groupId || readFileSync(`/proc/${pid}/environ`, "latin1").split("\0").includes(`${MARK_VARIABLE}=${mark}`);
  } catch {
    return false;
  }
}
