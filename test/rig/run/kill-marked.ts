import { readdirSync, readFileSync } from "node:fs";

/** Kills every process whose environment says `<name>=<value>`, except this one. Does nothing where there is no `/proc`. */
export function killMarked(name: string, value: string): void {
  if (value === "" || process.platform !== "linux") return;
  for (const entry of readdirSync("/proc")) {
    const pid = Number(entry);
    if (Number.isInteger(pid) && pid !== process.pid && hasMark(pid, `${name}=${value}`)) tryKill(pid);
  }
}

function hasMark(pid: number, line: string): boolean {
  try {
    return readFileSync(`/proc/${pid}/environ`, "utf8").split("\0").includes(line);
  } catch {
    return false;
  }
}

function tryKill(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // It has ended meanwhile.
  }
}
