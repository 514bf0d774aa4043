import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const COMMAND = fileURLToPath(new URL("../../dist/cli/agent-relay.cjs", import.meta.url));

/** What a command printed (standard output and error, as they came) and how it ended. */
export interface RunResult {
  readonly output: string;
  readonly exitCode: number;
}

/** A reader at a terminal: an empty folder, a home of its own, git with a name, `agent-relay` on the path, and a working folder that `cd` changes. */
export interface PageRunner {
  readonly root: string;
  run(command: string): RunResult;
  writeFile(path: string, text: string): void;
  remove(): void;
}

/** Creates the reader of one page. */
export function createPageRunner(): PageRunner {
  const top = realpathSync(mkdtempSync(join(tmpdir(), "agent-relay-page-")));
  const root = join(top, "workspace");
  const bin = join(top, "bin");
  const state = join(top, "cwd");
  for (const folder of [root, bin, join(top, "home")]) mkdirSync(folder);
  writeFileSync(join(bin, "agent-relay"), `#!/bin/sh\nexec "${process.execPath}" "${COMMAND}" "$@"\n`, { mode: 0o755 });
  const env = pageEnv(top, bin);
  let cwd = root;
  return {
    root,
    run(command) {
      const script = `${command}\n__code=$?; pwd > "${state}"; exit $__code`;
      const result = spawnSync("bash", ["-c", `exec 2>&1\n${script}`], { cwd, env, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
      cwd = readFileSync(state, "utf8").trim();
      return { output: result.stdout, exitCode: result.status ?? -1 };
    },
    writeFile(path, text) {
      mkdirSync(dirname(join(cwd, path)), { recursive: true });
      writeFileSync(join(cwd, path), text);
    },
    remove: () => rmSync(top, { recursive: true, force: true }),
  };
}

function pageEnv(top: string, bin: string): NodeJS.ProcessEnv {
  return {
    PATH: `${bin}${delimiter}${process.env["PATH"] ?? ""}`,
    HOME: join(top, "home"),
    TMPDIR: tmpdir(),
    LANG: "C.UTF-8",
    NO_COLOR: "1",
    GIT_AUTHOR_NAME: "Jane",
    GIT_AUTHOR_EMAIL: "jane@example.org",
    GIT_COMMITTER_NAME: "Jane",
    GIT_COMMITTER_EMAIL: "jane@example.org",
    GIT_CONFIG_NOSYSTEM: "1",
    GIT_CONFIG_COUNT: "2",
    GIT_CONFIG_KEY_0: "init.defaultBranch",
    GIT_CONFIG_VALUE_0: "main",
    GIT_CONFIG_KEY_1: "advice.detachedHead",
    GIT_CONFIG_VALUE_1: "false",
  };
}
