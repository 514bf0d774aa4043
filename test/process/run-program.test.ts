import { existsSync, readFileSync, statSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { runProgram } from "../../src/process/run-program.ts";
import { tempFolder } from "../workspace/support/temp-folder.ts";
import { isAlive, pidIn, runIn, runScript } from "./programs.ts";

/** A program that starts a grandchild, both of which note their ids and then live on; `how` says what they think of signals. */
const FAMILY = (how: string): string => `
const { spawn } = require("node:child_process");
const { writeFileSync } = require("node:fs");
if (process.argv[2] === "grandchild") {
  ${how}
  writeFileSync("grandchild", String(process.pid));
  setInterval(() => {}, 1000);
} else {
  ${how}
  writeFileSync("child", String(process.pid));
  spawn(process.execPath, [__filename, "grandchild"], { stdio: "ignore" });
  setInterval(() => {}, 1000);
}`;

/** Fires when a file is there. */
function stopWhen(folder: string, file: string, reason: string): AbortSignal {
  const controller = new AbortController();
  const timer = setInterval(() => {
    if (statSync(`${folder}/${file}`, { throwIfNoEntry: false }) === undefined) return;
    clearInterval(timer);
    controller.abort(reason);
  }, 10);
  return controller.signal;
}

describe("runProgram", () => {
  test("gives the exit code, the output of both streams and an end of standard input", async () => {
    const run = await runScript(`
      process.stdout.write("out"); process.stderr.write("err");
      process.stdin.on("data", () => {}).on("end", () => process.exit(7));`);
    expect(run).toMatchObject({ end: { kind: "exited", exitCode: 7 }, stdout: "out", stderr: "err", leftovers: false });
  });

  test("gives the signal that ended a program", async () => {
    expect((await runScript(`process.kill(process.pid, "SIGSEGV"); setInterval(() => {}, 1000);`)).end).toEqual({ kind: "signalled", signal: "SIGSEGV" });
  });

  test("says of a program that is not there that it was not started, as of a folder that is not there", async () => {
    const folder = tempFolder();
    expect((await runIn(folder, { file: "no-such-program-at-all", args: [] })).end).toMatchObject({ kind: "not-started" });
    const env = { PATH: process.env["PATH"] };
    const gone = { file: "true", args: [], cwd: `${folder}/gone`, env };
    expect((await runProgram(gone, { stdout: `${folder}/o`, stderr: `${folder}/e`, timeoutMs: 1000 })).end).toMatchObject({ kind: "not-started" });
  });

  test("starts nothing where its output cannot be kept", async () => {
    const folder = tempFolder();
    const program = { file: "touch", args: ["begun"], cwd: folder, env: { PATH: process.env["PATH"] } };
    const run = await runProgram(program, { stdout: `${folder}/out`, stderr: `${folder}/gone/err`, timeoutMs: 1000 });
    expect(run.end).toMatchObject({ kind: "not-started", message: expect.stringContaining("ENOENT") });
    expect(existsSync(`${folder}/begun`)).toBe(false);
  });

  test("gives arguments as they are, whatever is in them", async () => {
    const args = ["-e", "process.stdout.write(JSON.stringify(process.argv.slice(1)))", "$(id)", "a b", '"', "'", "`x`", "\n", "*", ";rm"];
    const run = await runIn(tempFolder(), { file: process.execPath, args });
    expect(JSON.parse(run.stdout)).toEqual(args.slice(2));
  });

  test("ends a program that runs out of time", async () => {
    expect((await runScript("setInterval(() => {}, 1000)", { timeoutMs: 200 })).end).toEqual({ kind: "timed-out" });
  });

  test.each([
    ["does nothing about signals", ""],
    ["ignores them", `process.on("SIGTERM", () => {}); process.on("SIGINT", () => {});`],
  ])("ends a program that %s, with its grandchild", async (_, how) => {
    const folder = tempFolder({ "program.cjs": FAMILY(how) });
    const run = await runIn(folder, { file: process.execPath, args: ["program.cjs"] }, { stop: stopWhen(folder, "grandchild", "SIGTERM") });
    expect(run.end).toEqual({ kind: "stopped" });
    expect([isAlive(pidIn(folder, "child")), isAlive(pidIn(folder, "grandchild"))]).toEqual([false, false]);
  });

  test("ends what a program leaves behind, also what left its group and what took its mark off", async () => {
    const run = await runScript(`
      const { spawn } = require("node:child_process");
      const { writeFileSync } = require("node:fs");
      const own = spawn("sleep", ["1000"], { stdio: "ignore", env: { PATH: process.env.PATH } });
      const away = spawn("sleep", ["1000"], { stdio: "ignore", detached: true });
      writeFileSync("own", String(own.pid)); writeFileSync("away", String(away.pid));
      own.unref(); away.unref();`);
    expect(run).toMatchObject({ end: { kind: "exited", exitCode: 0 }, leftovers: true });
    expect([isAlive(pidIn(run.folder, "own")), isAlive(pidIn(run.folder, "away"))]).toEqual([false, false]);
  });

  test.each(["SIGINT", "SIGTERM", "SIGHUP"])("passes %s on and says that it was stopped", async (signal) => {
    const folder = tempFolder({
      "program.cjs": `
        const { writeFileSync } = require("node:fs");
        for (const name of ["SIGINT", "SIGTERM"]) process.on(name, () => { writeFileSync("heard", name); process.exit(9); });
        writeFileSync("ready", ""); setInterval(() => {}, 1000);`,
    });
    const run = await runIn(folder, { file: process.execPath, args: ["program.cjs"] }, { stop: stopWhen(folder, "ready", signal) });
    expect(run.end).toEqual({ kind: "stopped" });
    expect((await runIn(folder, { file: "cat", args: ["heard"] })).stdout).toBe(signal === "SIGINT" ? "SIGINT" : "SIGTERM");
  });

  test("does not go on where it was stopped before it began", async () => {
    const run = await runScript("setInterval(() => {}, 1000)", { stop: AbortSignal.abort("SIGTERM") });
    expect(run.end).toEqual({ kind: "stopped" });
  });

  test("lets 200 MB of output pass by the heap", async () => {
    const outputs = tempFolder();
    const paths = { stdout: `${outputs}/out`, stderr: `${outputs}/err` };
    const before = process.memoryUsage().rss;
    const program = { file: "head", args: ["-c", "200000000", "/dev/zero"], cwd: outputs, env: { PATH: process.env["PATH"] } };
    const run = await runProgram(program, { ...paths, timeoutMs: 60_000 });
    expect(run.end).toEqual({ kind: "exited", exitCode: 0 });
    expect(statSync(paths.stdout).size).toBe(200_000_000);
    expect(process.memoryUsage().rss - before).toBeLessThan(50_000_000);
  });

  test("ends a program that prints without end", async () => {
    const run = await runIn(tempFolder(), { file: "yes", args: [] }, { mostOutput: 1_000_000 });
    expect(run.end).toEqual({ kind: "too-much-output" });
  });

  test("waits for a program that closed its output", async () => {
    const run = await runIn(tempFolder(), { file: "sh", args: ["-c", "echo first; exec 1>&- 2>&-; exit 3"] });
    expect(run).toMatchObject({ end: { kind: "exited", exitCode: 3 }, stdout: "first\n" });
  });

  test("gives a file as standard input", async () => {
    const folder = tempFolder({ in: "asked\n" });
    const program = { file: "cat", args: [], cwd: folder, env: { PATH: process.env["PATH"] }, stdin: `${folder}/in` };
    await runProgram(program, { stdout: `${folder}/out`, stderr: `${folder}/err`, timeoutMs: Infinity, mostOutput: Infinity });
    expect(readFileSync(`${folder}/out`, "utf8")).toBe("asked\n");
  });

  test("asks a program to end by the signal that it wants", async () => {
    const script = `for (const name of ["SIGINT", "SIGTERM"]) process.on(name, () => { require("node:fs").writeFileSync("heard", name); process.exit(0); });
      require("node:fs").writeFileSync("ready", ""); setInterval(() => {}, 1000);`;
    const folder = tempFolder({ "program.cjs": script });
    const limits = { stop: stopWhen(folder, "ready", "SIGTERM"), endSignal: "SIGINT" } as const;
    expect((await runIn(folder, { file: process.execPath, args: ["program.cjs"] }, limits)).end).toEqual({ kind: "stopped" });
    expect(readFileSync(`${folder}/heard`, "utf8")).toBe("SIGINT");
  });

  test("tells the process id at once, and ends what nobody wants to have started", async () => {
    const folder = tempFolder();
    const told: number[] = [];
    const refuse = (pid: number): void => {
      told.push(pid);
      throw new Error("the disk is full");
    };
    const run = await runIn(folder, { file: "sleep", args: ["61"] }, { onStart: refuse });
    expect(run).toMatchObject({ end: { kind: "not-started", message: "the disk is full" } });
    expect(told.map(isAlive)).toEqual([false]);
  });
});
