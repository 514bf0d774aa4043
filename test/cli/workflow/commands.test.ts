import { describe, expect, test } from "vitest";
import { createWorkflowJsonSchema } from "../../../src/workflow/schema/create-workflow-json-schema.ts";
import { runCli, runJson, runWell } from "../run.ts";
import { makeFolder, textOf } from "../workspace.ts";

const FLOW = `version: "1.0"
name: ok
agents:
  - {name: dev, cli: claude, interactive: false, role: Works, constraints: {timeoutMs: 60000}}
workflows:
  - name: first
    steps:
      - {name: a, type: deterministic, command: "echo {{who}}", timeoutMs: 1000}
      - {name: b, agent: dev, task: "Greet {{steps.a.output}}", dependsOn: [a]}
  - name: second
    steps:
      - {name: c, type: deterministic, command: "echo c", timeoutMs: 1000}
`;

function project(files: Readonly<Record<string, string>> = {}): string {
  return makeFolder({ "relay.yaml": FLOW, ...files });
}

describe("plan", () => {
  test("shows waves, command lines and findings, with the variables filled in", async () => {
    const out = await runWell(["plan", "relay.yaml", "--var", "who=Bob"], { cwd: project() });
    expect(out).toContain("ok / first  2 steps in 2 waves, at most 1 at once (limit 4)");
    expect(out).toContain("echo Bob");
    expect(out).toContain("claude");
  });

  test("exits 1 where there is an error, and still writes one document", async () => {
    const { code, out } = await runCli(["plan", "relay.yaml", "--json"], { cwd: project() });
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ schemaVersion: 1, kind: "plan", plan: null, findings: [{ rule: "variable-set", file: "relay.yaml", line: 8 }] });
  });

  test("is the same as a dry run", async () => {
    const cwd = project();
    const words = ["relay.yaml", "--var", "who=Bob", "--workflow", "second"];
    expect(await runWell(["run", ...words, "--dry-run"], { cwd })).toBe(await runWell(["plan", ...words], { cwd }));
  });

  test("takes variables of the command line before those of a file, and a limit before the file's", async () => {
    const cwd = project({ "vars.json": '{"who": "Eve"}' });
    const { plan } = await runJson(["plan", "relay.yaml", "--vars-file", "vars.json", "--max-concurrency", "9"], { cwd });
    expect(plan).toMatchObject({ maxConcurrency: 9, variables: { who: "Eve" } });
    const other = await runJson(["plan", "relay.yaml", "--var", "who=Bob", "--vars-file", "vars.json", "--var", "x=1"], { cwd });
    expect(other.plan.variables).toEqual({ who: "Bob", x: "1" });
  });

  test.each([
    ["mermaid", /^(?:flowchart|graph) /u],
    ["dot", /^digraph /u],
    ["svg", /^<svg /u],
  ])("draws the graph as %s", async (format, begin) => {
    expect(await runWell(["plan", "relay.yaml", "--var", "who=x", "--format", format], { cwd: project() })).toMatch(begin);
  });

  test("walks the workflow with stubs, and exits 1 where that fails", async () => {
    const cwd = project({ "good.yaml": "a: Bob\nb: hello\n", "bad.yaml": "a:\n  exitCode: 2\n" });
    const words = ["plan", "relay.yaml", "--var", "who=x", "--stubs"];
    expect((await runJson([...words, "good.yaml"], { cwd })).walk).toMatchObject({ status: "completed" });
    const bad = await runCli([...words, "bad.yaml", "--json"], { cwd });
    expect({ code: bad.code, walk: JSON.parse(bad.out).walk }).toMatchObject({ code: 1, walk: { status: "failed" } });
  });
});

describe("lint", () => {
  test("finds nothing wrong where variables are unset, and advises", async () => {
    const { code, out } = await runCli(["lint", "relay.yaml", "--format", "json"], { cwd: project() });
    const errors = JSON.parse(out).findings.filter(({ severity }: { readonly severity: string }) => severity === "error");
    expect({ code, errors }).toEqual({ code: 0, errors: [] });
  });

  test.each(["text", "json", "sarif", "github", "junit"])("reports errors as %s, with the file", async (format) => {
    const cwd = project({ "bad.yaml": FLOW.replace("dependsOn: [a]", "dependsOn: [z]") });
    const { code, out } = await runCli(["lint", "relay.yaml", "bad.yaml", "--format", format], { cwd });
    expect(code).toBe(1);
    expect(out).toContain("bad.yaml");
    expect(out).toContain("`z`");
  });

  test("is silenced by a comment or by the settings, and fails on more warnings than it may have", async () => {
    const wide = FLOW.replace('"Greet {{steps.a.output}}"', '"Greet {{steps.a.output}} and commit your work with git commit."').replace(
      "agents:",
      "swarm: {timeoutMs: 3600000}\nagents:",
    );
    const comment = "# agent-relay-disable-next-line task-commit-absent: the agent signs it\n";
    const cwd = project({ "wide.yaml": wide, "silent.yaml": wide.replace("      - {name: b", `      ${comment}      - {name: b`) });
    const found = await runCli(["lint", "wide.yaml", "--max-warnings", "0"], { cwd });
    expect(found).toMatchObject({ code: 1, out: expect.stringContaining("task-commit-absent") });
    expect(await runWell(["lint", "wide.yaml"], { cwd })).toBe(found.out);
    expect(await runWell(["lint", "silent.yaml", "--max-warnings", "0"], { cwd })).not.toContain("task-commit-absent");
    const settled = makeFolder({ "wide.yaml": wide, "agent-relay.config.json": JSON.stringify({ rules: { "task-commit-absent": "off" } }) });
    expect(await runWell(["lint", "wide.yaml", "--max-warnings", "0"], { cwd: settled })).not.toContain("task-commit-absent");
  });
});

describe("schema", () => {
  test("prints the JSON Schema, and lists what there is", async () => {
    const cwd = makeFolder();
    expect(JSON.parse(await runWell(["schema"], { cwd }))).toEqual(JSON.parse(JSON.stringify(createWorkflowJsonSchema())));
    expect(await runJson(["schema", "--list"], { cwd })).toMatchObject({ schemas: [{ name: "workflow", id: "urn:agent-relay:schema:workflow" }] });
  });
});

describe("templates", () => {
  test("are listed, shown and planned; one that was installed is listed with them", async () => {
    const cwd = project();
    expect((await runJson(["templates"], { cwd })).templates.map(({ name }: { readonly name: string }) => name)).toEqual([
      "bug-fix",
      "code-review",
      "documentation",
      "feature-dev",
      "refactor",
      "security-audit",
    ]);
    const text = await runWell(["templates", "show", "bug-fix"], { cwd });
    expect(text).toContain("name:");
    expect(await runWell(["templates", "install", "relay.yaml", "--name", "greet"], { cwd })).toContain("Installed greet: ");
    expect(textOf(cwd, ".relay/workflows/greet.yaml")).toBe(FLOW);
    expect(await runWell(["templates"], { cwd })).toMatch(/^greet {2,}\S+ +installed/mu);
  });
});
