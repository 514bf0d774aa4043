import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { isAlive, pidIn } from "../../process/programs.ts";
import { runCli } from "../run.ts";
import { makeFolder } from "../workspace.ts";
import { keptRuns, makeProject, verifyEnv } from "./project.ts";

const env = verifyEnv();

/** A script in the project that a check calls, so that its text needs no quotes. */
function projectWith(criteria: Readonly<Record<string, string>>, name?: string): string {
  const files = Object.fromEntries(Object.entries(criteria).map(([file, script]) => [`${file}.sh`, script]));
  const lines = Object.keys(criteria).map((file, at) => `- [ ] **A${at + 1}** ${file}. Check: \`sh ${file}.sh\``);
  return makeProject({ criteria: lines, files, ...(name === undefined ? {} : { name }) });
}

/** `agent-relay verify --yes` as a process of its own. */
function startVerify(cwd: string, more: Readonly<Record<string, string>> = {}): ChildProcess {
  const program = resolve(import.meta.dirname, "verify-process.ts");
  const tsx = resolve(import.meta.dirname, "../../../node_modules/tsx/dist/loader.mjs");
  const child = spawn(process.execPath, ["--import", `file://${tsx}`, program, "verify", "--yes"], {
    cwd,
    env: { ...env, ...more },
    stdio: ["ignore", "pipe", "pipe"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  return child;
}

/** Waits until a file is there. */
async function appears(path: string): Promise<void> {
  while (!existsSync(path)) await new Promise((done) => void setTimeout(done, 10));
}

describe("agent-relay verify", () => {
  test("ends a check that hangs, and goes on with the next one", async () => {
    const cwd = projectWith({ hangs: "trap '' TERM; echo waiting; while :; do sleep 1000; done", goes: "exit 0" });
    const run = await runCli(["verify", "--yes", "--timeout", "1"], { cwd, env });
    expect(run).toMatchObject({ code: 1, out: expect.stringMatching(/^failed {2}A1 [^\n]* \(ran out of time\)[^\n]*\n {4}waiting\npassed {2}A2/u) });
    expect(keptRuns(cwd).map(({ outcome, exitCode }) => [outcome, exitCode])).toEqual([
      ["timed-out", undefined],
      ["passed", 0],
    ]);
  }, 20_000);

  test("says what a check did that kills itself, or is no program", async () => {
    const criteria = ["- [ ] **A1** x. Check: `sh dies.sh`", "- [ ] **A2** y. Check: `no-such-program-at-all --x`"];
    const cwd = makeProject({ criteria, files: { "dies.sh": "kill -9 $$" } });
    const run = await runCli(["verify", "--yes"], { cwd, env });
    expect(run.out).toMatch(/A1 [^\n]*\(was ended by a signal\)[^]*A2 [^\n]*\(could not be started\)/u);
    expect(keptRuns(cwd).map(({ outcome, signal }) => [outcome, signal])).toEqual([
      ["signalled", "SIGKILL"],
      ["not-started", undefined],
    ]);
  });

  test("ends a check that prints two gigabytes, and keeps little of it", async () => {
    const cwd = projectWith({ floods: "head -c 2147483648 /dev/zero; echo done > finished" });
    const run = await runCli(["verify", "--yes"], { cwd, env });
    expect(run).toMatchObject({ code: 1, out: expect.stringContaining("(printed without end)") });
    const [{ outcome, stdout }] = keptRuns(cwd);
    expect([outcome, existsSync(join(cwd, "finished"))]).toEqual(["too-much-output", false]);
    expect(stdout.bytes).toBeLessThan(2_147_483_648);
    expect(stdout.head.length + stdout.tail.length).toBeLessThan(40_000);
  }, 60_000);

  test("shows and keeps no secret that a check or its command holds", async () => {
    const token = `ghp_${"Zq9LmPxT".repeat(4)}abcd`;
    const password = "Tr0ub4dor-Zq9Lm";
    const cwd = makeProject({
      criteria: [`- [ ] **A1** x. Check: \`curl -sf https://me:${password}@localhost:1/x\``, `- [ ] login with ${token}. Check: \`sh leaks.sh\``],
      files: { "leaks.sh": `echo GITHUB_TOKEN=${token}; echo "db: postgres://me:${password}@db/x" >&2; exit 1` },
    });
    const text = await runCli(["verify", "--yes"], { cwd, env });
    const json = await runCli(["verify", "--yes", "--json"], { cwd, env });
    const list = await runCli(["verify", "--list"], { cwd, env });
    const shown = [text.out, text.err, json.out, json.err, list.out, JSON.stringify(keptRuns(cwd))].join("\n");
    expect(shown).not.toContain(token);
    expect(shown).not.toContain(password);
    expect(text.out).toContain("GITHUB_TOKEN=ghp_[redacted]");
    expect(shown).not.toContain(token.slice(0, 12));
    expect(list.out).not.toContain("never run here");
  });

  test("keeps little of much output, and its end", async () => {
    const cwd = projectWith({ talks: "echo first; head -c 20000000 /dev/zero | tr '\\0' 'x'; echo; echo last; exit 1" });
    const run = await runCli(["verify", "--yes"], { cwd, env });
    expect(run.out).toContain("    last\n");
    const [{ stdout }] = keptRuns(cwd);
    expect(stdout.bytes).toBeGreaterThan(20_000_000);
    expect(stdout.head.slice(0, 7)).toBe("first\nx");
    expect(stdout.tail.slice(-6)).toBe("\nlast\n");
    expect(stdout.head.length + stdout.tail.length).toBeLessThan(40_000);
  });

  test("works where the path of the project has blanks, quotes and a dollar in it", async () => {
    const cwd = projectWith({ here: 'test -f here.sh && echo "$PWD"' }, "my $HOME `id` 'shop\"");
    expect((await runCli(["verify", "--yes"], { cwd, env })).code).toBe(0);
    expect(keptRuns(cwd)[0].stdout.head).toBe(`${cwd}\n`);
    expect((await runCli(["verify", "--list"], { cwd, env })).out).toContain("fresh");
  });

  test("loses nothing when two verify at once", async () => {
    const cwd = projectWith({ one: "exit 0", two: "exit 2", three: "exit 0" });
    const codes = await Promise.all([1, 2].map(async () => (await once(startVerify(cwd), "exit"))[0]));
    expect(codes).toEqual([1, 1]);
    const outcomes = keptRuns(cwd).map(({ of, outcome }) => `${of} ${outcome}`);
    expect(outcomes.toSorted()).toEqual(["A1 passed", "A1 passed", "A2 failed", "A2 failed", "A3 passed", "A3 passed"]);
  }, 20_000);

  test("keeps what was finished when it is killed in the middle", async () => {
    const cwd = projectWith({ first: "exit 0", second: 'echo $$ > pid; echo "$PPID" > parent; exec sleep 1000' });
    const child = startVerify(cwd);
    await appears(join(cwd, "pid"));
    child.kill("SIGKILL");
    await once(child, "exit");
    process.kill(-pidIn(cwd, "pid"), "SIGKILL");
    expect(keptRuns(cwd).map(({ of, outcome }) => [...of, outcome])).toEqual([["A1", "passed"]]);
    expect((await runCli(["verify", "--list"], { cwd, env })).out).toContain("A2  never run here");
  }, 20_000);

  test("takes away the output that a killed one left behind", async () => {
    const cwd = projectWith({ talks: "echo output; echo $$ > pid; test -f again || exec sleep 1000" });
    const temporary = makeFolder();
    const child = startVerify(cwd, { TMPDIR: temporary });
    await appears(join(cwd, "pid"));
    child.kill("SIGKILL");
    await once(child, "exit");
    process.kill(-pidIn(cwd, "pid"), "SIGKILL");
    const [left = ""] = readdirSync(temporary).filter((name) => name.startsWith("agent-relay-check-"));
    expect(readFileSync(join(temporary, left, "stdout"), "utf8")).toBe("output\n");
    writeFileSync(join(cwd, "again"), "");
    expect((await once(startVerify(cwd, { TMPDIR: temporary }), "exit"))[0]).toBe(0);
    expect(readdirSync(temporary).filter((name) => name.startsWith("agent-relay-check-"))).toEqual([]);
  }, 20_000);

  test("keeps what was finished when a check kills the one that runs it", async () => {
    const cwd = projectWith({ first: "exit 0", second: "kill -9 $PPID" });
    const child = startVerify(cwd);
    const [, signal] = await once(child, "exit");
    expect(signal).toBe("SIGKILL");
    expect(keptRuns(cwd).map(({ of, outcome }) => [...of, outcome])).toEqual([["A1", "passed"]]);
  }, 20_000);

  test.each(["SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT"] as const)(
    "passes %s on to the check, ends with 130 and keeps no run that was cut short",
    async (signal) => {
      const cwd = projectWith({ first: "exit 0", second: "sleep 1000 & echo $! > grandchild; echo $$ > pid; wait", third: "touch begun" });
      const child = startVerify(cwd);
      await appears(join(cwd, "pid"));
      child.kill(signal);
      expect((await once(child, "exit"))[0]).toBe(130);
      expect(keptRuns(cwd).map(({ of }) => of)).toEqual([["A1"]]);
      expect([isAlive(pidIn(cwd, "pid")), isAlive(pidIn(cwd, "grandchild")), existsSync(join(cwd, "begun"))]).toEqual([false, false, false]);
    },
    20_000,
  );

  test("reads damaged and foreign files of evidence as none", async () => {
    const cwd = projectWith({ first: "exit 0" });
    await runCli(["verify", "--yes"], { cwd, env });
    const folder = join(cwd, ".agent-relay", "evidence");
    const [name = ""] = readdirSync(folder);
    const later = name.replace(/-\d{14}-/u, "-99999999999999-");
    for (const text of [
      "",
      "{",
      "[]",
      '{"command":1}',
      '{"command":"sh first.sh","outcome":"superb","endedAt":"2026-11-20T10:00:00Z"}',
      "\u0000".repeat(100),
    ]) {
      writeFileSync(join(folder, later), text);
      expect((await runCli(["verify", "--list"], { cwd, env })).out).toContain("fresh");
    }
  });
});
