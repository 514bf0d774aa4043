import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Bench, createBench, MARK } from "./bench.ts";
import { killMarked } from "./kill-marked.ts";
import { spawnAgent, type Spawning } from "./spawn-agent.ts";

let bench: Bench;

beforeEach(() => {
  bench = createBench();
});

afterEach(() => bench.dispose());

function sh(command: string, more: Partial<Spawning> = {}): Spawning {
  return { program: "/bin/sh", args: ["-c", command], cwd: bench.work, env: bench.env, limitMs: 30_000, stdin: "", ...more };
}

function lives(pid: number): boolean {
  try {
    return !readFileSync(`/proc/${pid}/stat`, "utf8").includes(") Z ");
  } catch {
    return false;
  }
}

describe("running an agent's program", () => {
  test("gives what it printed and its exit code, with the prompt on standard input", async () => {
    expect(await spawnAgent(sh("cat; echo trouble >&2; exit 3", { stdin: "HANDOFF" }))).toEqual({
      exitCode: 3,
      timedOut: false,
      stdout: "HANDOFF",
      stderr: "trouble\n",
    });
  });

  test("takes a megabyte that the program does not read", async () => {
    expect(await spawnAgent(sh("exit 0", { stdin: "x".repeat(1e6) }))).toMatchObject({ exitCode: 0 });
  });

  test("gives it nothing of our environment but a home, a temporary folder and agent-relay", async () => {
    const { stdout } = await spawnAgent(sh("env; command -v agent-relay"));
    const names = stdout.split("\n").map((line) => line.split("=")[0]);
    for (const name of ["CLAUDECODE", "NODE_EXTRA_CA_CERTS", "VITEST", "AGENT_RELAY_AGENT"]) expect(names).not.toContain(name);
    expect(stdout).toContain(`HOME=${bench.home}`);
    expect(stdout).toContain(`TMPDIR=${bench.temp}`);
    expect(stdout).toMatch(/bin\/agent-relay\n$/u);
  });

  test("talks line by line", async () => {
    const ended = await spawnAgent(
      sh('while read -r line; do echo "got $line"; done', {
        stdin: (talk) => {
          talk.onLine((line) => (line === "got one" ? talk.send("two\n") : talk.end()));
          talk.send("one\n");
        },
      }),
    );
    expect(ended).toMatchObject({ exitCode: 0, stdout: "got one\ngot two\n" });
  });

  test("ends a program that does not end", async () => {
    expect(await spawnAgent(sh("echo begun; sleep 600", { limitMs: 300 }))).toMatchObject({ exitCode: -1, timedOut: true, stdout: "begun\n" });
  });

  test("leaves no child behind, not even one in a session of its own that holds the output open", async () => {
    const { stdout } = await spawnAgent(sh("sleep 600 & echo $!; setsid sh -c 'echo $$ > away; exec sleep 600' & while [ ! -s away ]; do sleep 0.01; done"));
    const away = Number(readFileSync(join(bench.work, "away"), "utf8"));
    await expect.poll(() => [Number(stdout), away].filter(lives)).toEqual([]);
  });

  test("tells that there is no such program", async () => {
    await expect(spawnAgent(sh("", { program: "/no/such/program" }))).rejects.toThrow("ENOENT");
  });
});

describe("a bench", () => {
  test("leaves nothing when it is disposed of", () => {
    const other = createBench();
    writeFileSync(join(other.work, "a"), "");
    other.dispose();
    expect(existsSync(other.home)).toBe(false);
    expect(existsSync(bench.home)).toBe(true);
  });

  test("does not kill by an empty mark", () => {
    expect(() => killMarked(MARK, "")).not.toThrow();
  });
});
