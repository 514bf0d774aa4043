import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { makeProject, runProgram, startProgram, until } from "./run-program.ts";

const FLOW = `version: "1.0"
name: ship
swarm:
  pattern: dag
agents:
  - name: dev
    cli: claude
    interactive: false
    role: Writes code
workflows:
  - name: main
    steps:
      - name: plan
        agent: dev
        task: "Plan {{what}}"
      - name: count
        type: deterministic
        dependsOn: [plan]
        command: "echo ran >> count; printf '%s' {{steps.plan.output}} | wc -c | tr -d ' '"
      - name: check
        type: deterministic
        dependsOn: [count]
        command: "test {{steps.count.output}} -gt 3 && test ! -e broken || { echo 'no good' >&2; exit 4; }"
      - name: ship
        agent: dev
        dependsOn: [check]
        task: "Ship it after {{steps.count.output}}"
`;

const RUN = ["run", "ship.yaml", "--var", "what=a login"];

interface Document {
  readonly kind: string;
  readonly schemaVersion: number;
  readonly folder: string;
  readonly run: {
    readonly id: string;
    readonly status: string;
    readonly steps: readonly { readonly name: string; readonly status: string; readonly attempts: number; readonly output: string | null }[];
  };
}

function documentOf(text: string): Document {
  return JSON.parse(text) as Document;
}

describe("a workflow of commands and an agent", () => {
  test("completes: progress goes to standard error, the summary to standard output, the outputs along the graph", () => {
    const root = makeProject({ "ship.yaml": FLOW });
    const run = runProgram(root, RUN);
    expect(run).toMatchObject({ code: 0, out: expect.stringMatching(/^✓ Run \d{8}-\d{6}-ship-\w{4} of ship completed after \S+: 4 completed; 50 tokens\n/u) });
    expect(run.err).toMatch(/\d\d:\d\d:\d\dZ {2}plan {2}started \(dev\)\n/u);
    expect(run.err).toMatch(/Z {2}ship {2}completed in /u);
    expect(readFileSync(join(root, "asked"), "utf8")).toBe("Plan a login\nShip it after 17\n");
  });

  test("gives one JSON document, and keeps the run private to the user", () => {
    const root = makeProject({ "ship.yaml": FLOW });
    const { kind, schemaVersion, folder, run } = documentOf(runProgram(root, [...RUN, "--json"]).out);
    expect({ kind, schemaVersion }).toEqual({ kind: "run", schemaVersion: 1 });
    expect(run).toMatchObject({ status: "completed", workflow: "ship", usedTokens: 50, counts: { total: 4, completed: 4 } });
    expect(run.steps[0]).toMatchObject({ name: "plan", by: "dev", attempts: 1, output: "did: Plan a login", sessionId: "s-1" });
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(documentOf(runProgram(root, ["runs", "show", "last", "--json"]).out).run).toEqual(run);
  });

  test("fails with exit code 1, tells what the step printed and how to go on, and a resume runs nothing twice that completed", () => {
    const root = makeProject({ "ship.yaml": FLOW, broken: "" });
    const failed = runProgram(root, RUN);
    expect(failed.code).toBe(1);
    expect(failed.out).toContain("check failed: Ended with exit code 4: no good\n  | no good\n  All of it: agent-relay runs logs ");
    const id = /Next: agent-relay run --resume (\S+)\n$/u.exec(failed.out)?.[1] ?? "";
    writeFileSync(join(root, "ship.yaml"), FLOW.replace("test ! -e broken", "true"));
    expect(runProgram(root, ["run", "--resume", id])).toMatchObject({ code: 1, out: "", err: expect.stringContaining("--accept-changes") });
    const resumed = runProgram(root, ["run", "--resume", id, "--accept-changes"]);
    expect(resumed).toMatchObject({ code: 0, out: expect.stringContaining(`Run ${id} of ship completed`) });
    expect(readFileSync(join(root, "count"), "utf8")).toBe("ran\n");
    expect(readFileSync(join(root, "asked"), "utf8")).toBe("Plan a login\nShip it after 17\n");
  });

  test("is killed with -9 in the middle and resumed to the same result, with no completed step run twice", async () => {
    const flow = FLOW.replace("test {{", "echo x >> tries; test $(wc -l < tries) -gt 1 || sleep 60; test {{");
    const root = makeProject({ "ship.yaml": flow });
    const { child, ended } = startProgram(root, RUN);
    await until(() => existsSync(join(root, "tries")));
    child.kill("SIGKILL");
    await ended;
    expect(runProgram(root, ["runs"]).out).toMatch(/ship {6}interrupted {2}/u);
    expect(runProgram(root, ["run", "--resume"])).toMatchObject({ code: 0, out: expect.stringContaining("resumed once: 4 completed") });
    expect(readFileSync(join(root, "count"), "utf8")).toBe("ran\n");
    expect(readFileSync(join(root, "asked"), "utf8")).toBe("Plan a login\nShip it after 17\n");
    expect(readFileSync(join(root, "tries"), "utf8")).toBe("x\nx\n");
  });

  test("is stopped by Ctrl-C with exit code 130, leaves nothing running and can be resumed", async () => {
    const root = makeProject({ "ship.yaml": FLOW.replace("test {{", () => "echo $$ > pid; test -e go || sleep 60; test {{") });
    const { child, ended } = startProgram(root, RUN);
    await until(() => existsSync(join(root, "pid")) && readFileSync(join(root, "pid"), "utf8") !== "");
    child.kill("SIGINT");
    const stopped = await ended;
    expect(stopped).toMatchObject({ code: 130, out: expect.stringMatching(/^- Run \S+ of ship was stopped after /u) });
    expect(stopped.err).toContain("SIGINT: ending what runs");
    expect(() => process.kill(Number(readFileSync(join(root, "pid"), "utf8")), 0)).toThrow("ESRCH");
    writeFileSync(join(root, "go"), "");
    expect(runProgram(root, ["runs", "resume"])).toMatchObject({ code: 0 });
  });

  test("is asked from another process to pause, to go on and to end", async () => {
    const root = makeProject({ "ship.yaml": FLOW.replace("test {{", "touch began; test -e go || sleep 60; test {{") });
    const { ended } = startProgram(root, RUN);
    await until(() => existsSync(join(root, "began")));
    expect(runProgram(root, ["runs", "pause"])).toMatchObject({ code: 0, out: expect.stringMatching(/^Run \S+ \(process \d+\) starts nothing more/u) });
    await until(() => runProgram(root, ["runs"]).out.includes("paused"));
    expect(runProgram(root, ["runs", "unpause", "last"]).code).toBe(0);
    await until(() => runProgram(root, ["runs"]).out.includes("running"));
    expect(runProgram(root, ["runs", "abort", "last", "--json"])).toMatchObject({ code: 0, out: expect.stringContaining('"kind": "run-control"') });
    expect(await ended).toMatchObject({ code: 1, out: expect.stringContaining("was stopped") });
    expect(runProgram(root, ["runs", "abort"])).toMatchObject({ code: 1, err: expect.stringContaining("no process drives it") });
  });

  test("begins at a step, and does one again with all that depends on it", () => {
    const root = makeProject({ "ship.yaml": FLOW.replace("{{steps.plan.output}}", "12345"), count: "" });
    expect(runProgram(root, [...RUN, "--start-from", "count"]).code).toBe(0);
    expect(readFileSync(join(root, "asked"), "utf8")).toBe("Ship it after 5\n");
    expect(runProgram(root, ["runs", "rerun", "last", "--from", "ship"]).code).toBe(0);
    expect(readFileSync(join(root, "asked"), "utf8")).toBe("Ship it after 5\nShip it after 5\n");
    expect(readFileSync(join(root, "count"), "utf8")).toBe("ran\n");
  });

  test("asks for approval nobody can give, and takes the yes of --yes", () => {
    const flow = 'version: "1.0"\nname: ask\nagents: []\nworkflows:\n  - name: w\n    steps:\n      - {name: sure, type: approval, task: Deploy?}\n';
    const root = makeProject({ "ask.yaml": flow });
    const refused = runProgram(root, ["run", "ask.yaml"]);
    expect(refused).toMatchObject({ code: 1, out: expect.stringContaining("sure failed") });
    expect(runProgram(root, ["run", "ask.yaml", "--yes"]).code).toBe(0);
    expect(runProgram(root, ["run", "ask.yaml", "--yes"], { CLAUDECODE: "1" })).toMatchObject({ code: 3, out: "" });
  });

  test("begun at a step fails before it spends anything where that needs what never ran", () => {
    const root = makeProject({ "ship.yaml": FLOW });
    const { code, out } = runProgram(root, [...RUN, "--start-from", "count"]);
    expect({ code, out }).toEqual({ code: 1, out: expect.stringContaining("Missing output of step `plan`, which has not run, for `{{steps.plan.output}}`") });
    expect(existsSync(join(root, "count"))).toBe(false);
  });

  test("is pruned but for the newest", () => {
    const root = makeProject({ "ship.yaml": FLOW });
    for (const _ of [1, 2, 3]) expect(runProgram(root, RUN).code).toBe(0);
    expect(runProgram(root, ["runs", "prune", "--keep", "1", "--dry-run"]).out.match(/Would remove/gu)).toHaveLength(2);
    expect(runProgram(root, ["runs", "prune", "--keep", "1"]).out.match(/Removed/gu)).toHaveLength(2);
    expect(runProgram(root, ["runs", "--json"]).out.match(/"workflow": "ship"/gu)).toHaveLength(1);
  });
});
