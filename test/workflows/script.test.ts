import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { readScriptFlags, SCRIPT_VARIABLE, type ScriptFlags } from "../../src/workflows/script-flags.ts";

const LIBRARY = resolve(import.meta.dirname, "../../src/workflows-library.ts");
const TSX = createRequire(import.meta.url).resolve("tsx");

let cwd = "";

beforeEach(() => {
  cwd = realpathSync(mkdtempSync(join(tmpdir(), "agent-relay-script-")));
});

afterEach(() => rmSync(cwd, { recursive: true, force: true }));

interface Ended {
  readonly code: number | null;
  readonly signal: string | null;
  readonly out: string;
  readonly err: string;
  readonly report: readonly Readonly<Record<string, unknown>>[];
}

/** Runs a script as `agent-relay run` does, or by hand where there are no flags. */
async function runScript(body: string, flags?: ScriptFlags, onLine?: (line: string, pid: number) => void): Promise<Ended> {
  writeFileSync(join(cwd, "flow.mts"), `import { workflow, WorkflowRunner } from ${JSON.stringify(LIBRARY)};\n${body}\n`);
  const report = join(cwd, "report.jsonl");
  const env: NodeJS.ProcessEnv = {
    PATH: process.env["PATH"],
    HOME: cwd,
    ...(flags === undefined ? {} : { [SCRIPT_VARIABLE]: JSON.stringify({ report, ...flags }) }),
  };
  const child = spawn(process.execPath, ["--import", TSX, "flow.mts"], { cwd, env });
  let out = "";
  let err = "";
  child.stdout.on("data", (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => {
    err += chunk.toString();
    onLine?.(chunk.toString(), child.pid ?? 0);
  });
  return await new Promise((settle) => {
    child.on("close", (code, signal) => {
      const lines = existsSync(report) ? readFileSync(report, "utf8").trim().split("\n") : [];
      settle({ code, signal, out, err, report: lines.map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>) });
    });
  });
}

const FAILS =
  'const result = await workflow("flow").step("one", { type: "deterministic", command: "echo {{who}} > one.txt" }).step("two", { type: "deterministic", command: "exit 3", dependsOn: ["one"] }).vars({ who: "script" }).run();\nconsole.log(result.status);';

describe("a script below `agent-relay run`", () => {
  test("ends with 1 where its run failed, and reports the run", { timeout: 30_000 }, async () => {
    const { code, out, report } = await runScript(FAILS, { variables: { who: "flag" }, maxConcurrency: 1 });
    expect([code, out]).toEqual([1, "failed\n"]);
    expect(report.map(({ kind, status }) => [kind, status])).toEqual([
      ["begun", undefined],
      ["run", "failed"],
    ]);
    expect(report[0]?.["runId"]).toBe(report[1]?.["runId"]);
    expect(readFileSync(join(cwd, "one.txt"), "utf8")).toBe("flag\n");
  });

  test("goes on with the run that the flag names", { timeout: 30_000 }, async () => {
    const first = await runScript(FAILS, {});
    rmSync(join(cwd, "report.jsonl"));
    rmSync(join(cwd, "one.txt"));
    const second = await runScript(FAILS, { resume: "" });
    expect(second.report[0]?.["runId"]).toBe(first.report[0]?.["runId"]);
    expect(existsSync(join(cwd, "one.txt"))).toBe(false);
  });

  test("only says what it would do where the flag asks for that, whatever it calls", { timeout: 30_000 }, async () => {
    const body =
      'const work = workflow("flow").step("one", { type: "deterministic", command: "touch ran" });\nconst runner = new WorkflowRunner();\nconst made = await runner.execute(work.toConfig());\nconsole.log(made.status, made.steps.length);';
    const { code, out, report } = await runScript(body, { dryRun: true });
    expect(code).toBe(0);
    expect(out).toContain("Dry run of flow: could run");
    expect(out).toContain("completed 0\n");
    expect(report).toMatchObject([{ kind: "dry-run", name: "flow", valid: true, errors: [], report: { plan: { steps: [{ name: "one" }] } } }]);
    expect(readdirSync(cwd).sort()).toEqual(["flow.mts", "report.jsonl"]);
  });

  test("reports that its workflow was refused, even where it goes on", { timeout: 30_000 }, async () => {
    const { code, report } = await runScript('await workflow("flow").step("one", { agent: "x", task: "y" }).run().catch(() => {});', {});
    expect(code).toBe(1);
    expect(report).toMatchObject([{ kind: "refused", error: expect.stringContaining("Cannot run the workflow `flow`") as string }]);
  });

  test("does not hand its flags on to its steps", { timeout: 30_000 }, async () => {
    await runScript(`await workflow("flow").step("one", { type: "deterministic", command: "printenv ${SCRIPT_VARIABLE} > seen; true" }).run();`, {});
    expect(readFileSync(join(cwd, "seen"), "utf8")).toBe("");
  });
});

describe("a script that is started by hand", () => {
  test("tells of its progress on standard error, and ends as it wants", { timeout: 30_000 }, async () => {
    const { code, out, err } = await runScript(FAILS);
    expect([code, out]).toEqual([0, "failed\n"]);
    expect(err).toContain("one completed");
    expect(err).toContain("two failed: ");
  });

  test("ends its run on a signal, leaves one that can be resumed, and dies of the signal", { timeout: 30_000 }, async () => {
    let sent = false;
    const ended = await runScript(
      'await workflow("flow").step("wait", { type: "deterministic", command: "sleep 60" }).run();\nconsole.log("went on");',
      undefined,
      (line, pid) => {
        if (!sent && line.includes("wait started")) sent = process.kill(pid, "SIGINT");
      },
    );
    expect(ended).toMatchObject({ signal: "SIGINT", out: "" });
    expect(ended.err).toContain("cancelled");
  });
});

describe("the flags of a script", () => {
  test("are read back as they were written", () => {
    const flags: ScriptFlags = {
      dryRun: true,
      resume: "last",
      startFrom: "a",
      variables: { a: [1] },
      flow: "f",
      cwd: "/x",
      maxConcurrency: 2,
      acceptChanges: false,
      yes: true,
      report: "/r",
    };
    expect(readScriptFlags({ [SCRIPT_VARIABLE]: JSON.stringify(flags) })).toEqual(flags);
    expect(readScriptFlags({})).toBeUndefined();
    expect(readScriptFlags({ [SCRIPT_VARIABLE]: "" })).toBeUndefined();
  });

  test.each([
    ["x", "it holds no object in JSON"],
    ["[]", "it holds no object in JSON"],
    ['{"dry":true}', "unexpected key `dry`"],
    ['{"dryRun":1}', "unexpected value of `dryRun`"],
    ['{"maxConcurrency":0}', "unexpected value of `maxConcurrency`"],
    ['{"constructor":1}', "unexpected key `constructor`"],
  ])("are refused where they are not what the command writes: %s", (text, message) => {
    expect(() => readScriptFlags({ [SCRIPT_VARIABLE]: text })).toThrow(`Cannot read ${SCRIPT_VARIABLE}: ${message}`);
  });
});
