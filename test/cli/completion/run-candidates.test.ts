import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { runCli, runWell } from "../run.ts";
import { makeFolder } from "../workspace.ts";

const FLOW = `name: ok
agents: []
workflows:
  - name: first
    steps:
      - {name: alpha, type: deterministic, command: "true"}
      - {name: beta, type: deterministic, command: "false", dependsOn: [alpha]}
  - name: second
    steps:
      - {name: gamma, type: deterministic, command: "true"}
`;

async function complete(cwd: string, ...words: readonly string[]): Promise<readonly string[]> {
  return (await runWell(["completion", "--complete", "--", ...words], { cwd })).split("\n").slice(0, -1);
}

test("verbs, runs, steps, workflows and templates are completed where they stand", async () => {
  const cwd = makeFolder({ "relay.yaml": FLOW, ".git/HEAD": "ref: refs/heads/main\n" });
  await runCli(["run", "relay.yaml"], { cwd, env: { PATH: process.env["PATH"] } });
  const [id = ""] = readdirSync(join(cwd, ".agent-relay/runs"));
  expect(await complete(cwd, "runs", "re")).toEqual(["resume", "rerun"]);
  expect(await complete(cwd, "runs", "show", "")).toEqual(["last", id]);
  expect(await complete(cwd, "runs", "prune", "")).toEqual([]);
  expect(await complete(cwd, "runs", "logs", "last", "b")).toEqual(["beta"]);
  expect(await complete(cwd, "runs", "rerun", id, "--from", "")).toEqual(["alpha", "beta", "gamma"]);
  expect(await complete(cwd, "run", "relay.yaml", "--start-from", "g")).toEqual(["gamma"]);
  expect(await complete(cwd, "run", "--resume", id.slice(0, 10))).toEqual([id]);
  expect(await complete(cwd, "plan", "relay.yaml", "--workflow", "")).toEqual(["first", "second"]);
  expect(await complete(cwd, "run", "")).toEqual([]);
  expect(await complete(cwd, "templates", "s")).toEqual(["show"]);
  expect(await complete(cwd, "templates", "show", "bug")).toEqual(["bug-fix"]);
  expect(await complete(cwd, "schema", "")).toEqual(["workflow"]);
});

test("nothing is known where the files are no workflows, and nothing is told", async () => {
  const cwd = makeFolder({ "relay.yaml": "- x: [", "other.yaml": "workflows: 3" });
  expect(await complete(cwd, "run", "relay.yaml", "--start-from", "")).toEqual([]);
  expect(await complete(cwd, "run", "other.yaml", "--workflow", "")).toEqual([]);
  expect(await complete(cwd, "runs", "logs", "nope", "")).toEqual([]);
});
