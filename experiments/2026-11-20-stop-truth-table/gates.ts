import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { defineHook, type Hook } from "../../hooks/hook.ts";
import { hook as ours } from "../../hooks/stop.ts";

/** A way to answer a stop. `begin` is called when the session begins. */
export interface Gate {
  readonly name: string;
  readonly create: (folder: string) => { readonly hook: Hook; readonly begin: () => void };
}

const HANDOFF = "AGENT-HANDOFF.md";

/** Blocks every stop that does not follow a blocked one. */
const always: Gate = {
  name: "always, once",
  create: () => ({ hook: answering(() => true), begin: () => undefined }),
};

/** Blocks where a file of the project is younger than the session's beginning and the handoff is not. */
const timeStamp: Gate = {
  name: "time stamp",
  create: (folder) => {
    let since = Infinity;
    const isYoung = (path: string): boolean => (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0) > since;
    const isForgotten = (): boolean => !isYoung(join(folder, HANDOFF)) && filesBelow(folder).some(isYoung);
    return { hook: answering(isForgotten), begin: () => void (since = Date.now()) };
  },
};

/** Blocks where git knows changes and none of them is the handoff's. */
const gitDiff: Gate = {
  name: "git diff",
  create: (folder) => ({ hook: answering(() => isDiffWithoutHandoff(folder)), begin: () => undefined }),
};

/** Our stop hook. */
const byMeaning: Gate = { name: "AgentRelay", create: () => ({ hook: ours, begin: () => undefined }) };

/** The gates that are compared. */
export const GATES: readonly Gate[] = [byMeaning, timeStamp, gitDiff, always];

function answering(isForgotten: () => boolean): Hook {
  return defineHook({
    event: "stop",
    run: ({ input }) => (input.stopActive !== true && isForgotten() ? { kind: "block", reason: "Update the handoff before you stop" } : { kind: "allow" }),
  });
}

function isDiffWithoutHandoff(folder: string): boolean {
  if (!existsSync(join(folder, ".git"))) return false;
  const output = execFileSync("git", ["status", "--porcelain", "--untracked-files=all"], { cwd: folder, encoding: "utf8" });
  const changed = output.split("\n").filter(Boolean);
  return changed.length > 0 && !changed.some((line) => line.slice(3) === HANDOFF);
}

function filesBelow(folder: string): readonly string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return paths.filter((path) => !/[/\\]\.(?:git|agent-relay)[/\\]/.test(path) && path !== join(folder, HANDOFF));
}
