import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { makeProject, runProgram, startProgram, until } from "./run-program.ts";

const SCRIPT = `import { workflow } from "agent-relay/workflows";
const result = await workflow("demo")
  .step("one", { type: "deterministic", command: "echo one" })
  .step("two", { type: "deterministic", command: "touch began; test -e go", dependsOn: ["one"] })
  .run();
console.log("script ends", result.status);
`;

const LINE = String.raw`\d\d:\d\d:\d\dZ  `;

describe("a run of a script", () => {
  test("has the lines and the summary of a run of a file, each once", () => {
    const root = makeProject({ "flow.ts": SCRIPT, go: "" });
    const { code, out, err } = runProgram(root, ["run", "flow.ts"]);
    expect({ code, out }).toEqual({
      code: 0,
      out: expect.stringMatching(/^script ends completed\n✓ Run \S+-demo-\w+ of demo completed after \S+: 2 completed\n/u),
    });
    expect(err).toMatch(
      new RegExp(
        `^${LINE}run \\S+ of demo started\\n${LINE}one  started\\n${LINE}one  completed in .*\\n${LINE}two  started\\n${LINE}two  completed in .*\\n${LINE}run completed\\n$`,
        "u",
      ),
    );
  });

  test("has the document of its run with --json, and shows only what is new when it is resumed", () => {
    const root = makeProject({ "flow.ts": SCRIPT });
    const failed = runProgram(root, ["run", "flow.ts", "--json"]);
    expect(failed.code).toBe(1);
    expect(JSON.parse(failed.out)).toMatchObject({
      schemaVersion: 1,
      kind: "script",
      exitCode: 1,
      runs: [
        { kind: "begun" },
        {
          kind: "run",
          status: "failed",
          run: {
            workflow: "demo",
            status: "failed",
            steps: [
              { name: "one", output: "one\n" },
              { name: "two", status: "failed" },
            ],
          },
        },
      ],
    });
    writeFileSync(join(root, "go"), "");
    const { code, out, err } = runProgram(root, ["run", "flow.ts", "--resume"]);
    expect({ code, out }).toEqual({ code: 0, out: expect.stringContaining("resumed once: 2 completed") });
    expect(err).toMatch(new RegExp(`^${LINE}run \\S+ resumed, 1 step kept\\n${LINE}two  started`, "u"));
  });

  test("of several at once is shown by lines, with a summary each", () => {
    const other = "const first = workflow('other').step('x', { type: 'deterministic', command: 'echo x' }).run();";
    const both = `${SCRIPT.replace("const result", `${other}\nconst result`)}await first;\n`;
    const { code, out, err } = runProgram(makeProject({ "flow.ts": both, go: "" }), ["run", "flow.ts"]);
    expect(code).toBe(0);
    expect(out).toMatch(/of other completed[^]*of demo completed|of demo completed[^]*of other completed/u);
    expect(err.match(/run completed/gu)).toHaveLength(2);
  });
});

test("a run that its runner had to give up is told as interrupted, not as one that goes on", () => {
  const flow = "name: lost\nagents: []\nworkflows:\n  - name: default\n    steps:\n      - { name: s, type: deterministic, command: 'rm -rf .agent-relay' }\n";
  const run = runProgram(makeProject({ "lost.yaml": flow }), ["run", "lost.yaml"]);
  expect(run).toMatchObject({ code: 1, out: expect.stringMatching(/^✗ Run \S+-lost-\w+ of lost was interrupted: 1 running\n/u) });
});

test("a run that a process is at work on is not resumed by another, which says so", async () => {
  const flow =
    "name: long\nagents: []\nworkflows:\n  - name: default\n    steps:\n      - { name: s, type: deterministic, command: 'touch began; sleep 60' }\n";
  const root = makeProject({ "long.yaml": flow });
  const { child, ended } = startProgram(root, ["run", "long.yaml"]);
  await until(() => existsSync(join(root, "began")));
  const refused = runProgram(root, ["run", "--resume", "last"]);
  expect(refused).toMatchObject({
    code: 1,
    out: "",
    err: expect.stringMatching(/^Cannot resume run \S+-long-\w+: process \d+ is at work on it\n {2}Try: agent-relay runs abort /u),
  });
  child.kill("SIGTERM");
  expect((await ended).code).toBe(130);
  expect(runProgram(root, ["runs", "prune", "--keep", "0", "--unfinished"])).toMatchObject({ code: 0, out: expect.stringMatching(/^Removed /u) });
});
