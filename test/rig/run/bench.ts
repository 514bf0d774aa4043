import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join, resolve } from "node:path";

/** The built command that is under test. */
export const AGENT_RELAY = resolve(import.meta.dirname, "../../../dist/cli/agent-relay.cjs");

/** A place of its own for agents at work: a clean HOME, a TMPDIR, a folder for projects, and the environment that leads there. */
export interface Bench {
  readonly home: string;
  readonly temp: string;
  /** Folder for the test's projects; no folder above it holds anything of ours. */
  readonly work: string;
  /** All an agent gets of the environment; nothing is inherited, so no agent believes that it runs inside another. */
  readonly env: Readonly<Record<string, string>>;
  /** Deletes everything. */
  readonly dispose: () => void;
}

/** Name of the variable that marks every process of a bench, so that those which left their group are found. */
export const MARK = "AGENT_RELAY_RIG";

/** Sets up a bench in the temporary folder. `agent-relay` is on its PATH and means the built command. Whoever asks disposes of it. */
export function createBench(): Bench {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "agent-relay-rig-")));
  const [home, temp, work, bin] = ["home", "tmp", "work", "bin"].map((name) => join(folder, name)) as [string, string, string, string];
  for (const path of [home, temp, work, bin]) mkdirSync(path);
  writeFileSync(join(bin, "agent-relay"), `#!/bin/sh\nexec '${process.execPath}' '${AGENT_RELAY}' "$@"\n`);
  chmodSync(join(bin, "agent-relay"), 0o755);
  const path = [bin, dirname(process.execPath), "/usr/local/bin", "/usr/bin", "/bin"].join(delimiter);
  // Codex gives commands to a login shell, whose system profile sets PATH anew.
  writeFileSync(join(home, ".profile"), `export PATH='${path}'\n`);
  const git = {
    GIT_CONFIG_NOSYSTEM: "1",
    GIT_AUTHOR_NAME: "Rig",
    GIT_AUTHOR_EMAIL: "rig@example.com",
    GIT_COMMITTER_NAME: "Rig",
    GIT_COMMITTER_EMAIL: "rig@example.com",
  };
  return {
    home,
    temp,
    work,
    env: { PATH: path, HOME: home, TMPDIR: temp, TERM: "xterm-256color", LANG: "C.UTF-8", NO_COLOR: "1", [MARK]: folder, ...git },
    dispose: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }),
  };
}
