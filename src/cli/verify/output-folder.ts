import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { problemFrom } from "../../disk/system-error.ts";
import { CommandError } from "../command-error.ts";

const PREFIX = "agent-relay-check-";

/** Makes a private folder for the output of runs; its name tells whose it is. @throws CommandError where none can be made. */
export function makeOutputFolder(): string {
  const folder = tmpdir();
  try {
    return mkdtempSync(join(folder, `${PREFIX}${process.pid}-`));
  } catch (error) {
    const { message } = problemFrom(error, "create", folder);
    throw new CommandError(`Cannot run checks: there is no place for their output. ${message}`, {
      exitCode: 1,
      hint: "set TMPDIR to a folder of yours that has space",
    });
  }
}

/** Removes such a folder. Never throws: what cannot be removed stays, and goes with the next run's sweep. */
export function removeOutputFolder(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  } catch {
    // On Windows something may still hold it open.
  }
}

/** Removes what runs that were killed have left behind: output that was bounded and redacted by nobody. Never throws. */
export function sweepOutputFolders(): void {
  for (const name of namesIn(tmpdir())) {
    const pid = Number(/^agent-relay-check-(\d+)-/.exec(name)?.[1] ?? process.pid);
    if (pid !== process.pid && !isAlive(pid)) removeOutputFolder(join(tmpdir(), name));
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).filter((name) => name.startsWith(PREFIX));
  } catch {
    return [];
  }
}

/** One that belongs to somebody else is alive as well. */
function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return !(error instanceof Error && "code" in error && error.code === "ESRCH");
  }
}
