import { spawnSync } from "node:child_process";
import { findMembers, type ProcessGroup } from "./find-members.ts";

/** Sends a signal to the whole group and to what left it; on Windows every signal ends the whole tree. Never throws. */
export function signalGroup(group: ProcessGroup, signal: NodeJS.Signals): void {
  const { pid } = group;
  if (process.platform === "win32") {
    if (pid !== undefined) spawnSync("taskkill", ["/pid", String(pid), "/t", "/f"], { windowsHide: true, stdio: "ignore" });
    return;
  }
  const strays = process.platform === "linux" ? findMembers(group) : [];
  if (isGroupId(pid)) trySignal(-pid, signal);
  for (const stray of strays) trySignal(stray, signal);
}

/** Whether anything of the group is alive; on Windows, where it is asked for when the leader is gone, nothing is known of the rest. */
export function isGroupAlive(group: ProcessGroup): boolean {
  if (process.platform === "win32") return false;
  if (process.platform === "linux") return findMembers(group).length > 0;
  return isGroupId(group.pid) && trySignal(-group.pid, 0);
}

/** The ids below are those of all processes and of the system's first one. */
function isGroupId(pid: number | undefined): pid is number {
  return pid !== undefined && pid > 1;
}

function trySignal(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
}
