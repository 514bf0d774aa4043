import { spawnSync } from "node:child_process";
import { findMembers, type ProcessGroup } from "./find-members.ts";

/** Sends a signal to the whole group and to what left it; on Windows every signal ends the whole tree. Never throws. */
export function signalGroup(group: ProcessGroup, signal: NodeJS.Signals): void {
  if (process.platform === "win32") {
    spawnSync("taskkill", ["/pid", String(group.pid), "/t", "/f"], { windowsHide: true, stdio: "ignore" });
    return;
  }
  const strays = process.platform === "linux" ? findMembers(group) : [];
  trySignal(-group.pid, signal);
  for (const pid of strays) trySignal(pid, signal);
}

/** Whether anything of the group is alive; on Windows, where it is asked for when the leader is gone, nothing is known of the rest. */
export function isGroupAlive(group: ProcessGroup): boolean {
  if (process.platform === "win32") return false;
  return process.platform === "linux" ? findMembers(group).length > 0 : trySignal(-group.pid, 0);
}

function trySignal(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
}
