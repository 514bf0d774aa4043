import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { AGENT_RELAY, createBench, type Bench } from "../../rig/run/bench.ts";
import { ensureGeminiSettings } from "../../rig/run/run-gemini.ts";

/** A bench with the project `shop` in a git repository: T1 is the owner's, T2 is `next`'s, `infra/**` is off limits, `infra/main.tf` exists. */
export interface Shop {
  readonly bench: Bench;
  readonly folder: string;
  /** Runs `agent-relay` in the project as the user; fails the test where the exit code is another than `code`. Gives what it printed. */
  readonly relay: (words: readonly string[], code?: number) => string;
  /** Text of a file of the project, undefined where there is none. */
  readonly read: (path: string) => string | undefined;
}

/** Who the tasks belong to. */
export interface Team {
  readonly owner: string;
  readonly next: string;
}

const TASKS = ({ owner, next }: Team): string => `
## Files Off Limits

- \`infra/**\`: production, the user only

## Pending Tasks

- [ ] **T1** Build the sign-in (owner: ${owner}; files: \`src/**\`)
- [ ] **T2** Review the sign-in (owner: ${next}; after: T1)
`;

/** Sets up a shop without hooks, all of it committed. Whoever asks disposes of its bench. */
export function openShop(team: Team): Shop {
  const bench = createBench();
  try {
    return fillShop(bench, team);
  } catch (error) {
    bench.dispose();
    throw error;
  }
}

function fillShop(bench: Bench, team: Team): Shop {
  const folder = join(bench.work, "shop");
  mkdirSync(join(folder, "infra"), { recursive: true });
  mkdirSync(join(folder, "src"));
  ensureGeminiSettings(bench.home);
  const run = (program: string, words: readonly string[], code = 0): string => {
    const { stdout, stderr, status } = spawnSync(program, words, { cwd: folder, env: bench.env, encoding: "utf8" });
    expect({ words, status, said: status === code ? "" : stdout + stderr }).toEqual({ words, status: code, said: "" });
    return stdout + stderr;
  };
  const relay: Shop["relay"] = (words, code) => run(process.execPath, [AGENT_RELAY, ...words], code);
  run("git", ["init", "-q", "-b", "main"]);
  relay(["adopt", ".", "--owner", team.owner, "--next", "Build the sign-in (T1)"]);
  const file = join(folder, "AGENT-HANDOFF.md");
  writeFileSync(file, readFileSync(file, "utf8") + TASKS(team));
  writeFileSync(join(folder, "infra/main.tf"), "before\n");
  run("git", ["add", "-A"]);
  run("git", ["commit", "-q", "-m", "Begin"]);
  return { bench, folder, relay, read: (path) => readText(join(folder, path)) };
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}
