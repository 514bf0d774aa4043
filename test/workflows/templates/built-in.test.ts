import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { readPlan } from "../../../src/workflow/plan/read-plan.ts";
import { resolveCommand } from "../../../src/workflow/template/resolve-command.ts";

const FOLDER = resolve(import.meta.dirname, "../../../workflow-templates");

describe.each([
  ["feature-dev", "hub-spoke", 7],
  ["bug-fix", "hub-spoke", 7],
  ["code-review", "fan-out", 5],
  ["security-audit", "pipeline", 6],
  ["refactor", "hierarchical", 8],
  ["documentation", "handoff", 6],
])("the template %s", (name, pattern, steps) => {
  const text = readFileSync(join(FOLDER, `${name}.yaml`), "utf8");

  test("has nothing that the checker or the rules find, once its task is given", () => {
    const { plan, findings } = readPlan({ text, file: `${name}.yaml` }, { variables: { task: "Add a login" } });
    expect(findings.filter(({ severity }) => severity !== "info")).toEqual([]);
    expect(plan).toMatchObject({ name, flow: name, pattern, channel: `wf-${name}` });
    expect(plan?.steps).toHaveLength(steps);
    expect(plan?.agents.filter(({ interactive }) => interactive).map(({ preset }) => preset)).toEqual(
      plan?.agents.some(({ preset }) => preset === "lead") === true ? ["lead"] : [],
    );
  });

  test("asks for its task", () => {
    const { plan, findings } = readPlan({ text, file: `${name}.yaml` });
    expect(plan).toBeUndefined();
    expect(findings.map(({ rule }) => rule)).toContain("variable-set");
  });
});

test("a template that shows a change has new files in it, and leaves the index of git as it is", () => {
  const folder = mkdtempSync(join(tmpdir(), "agent-relay-template-"));
  try {
    const env = { ...process.env, GIT_CONFIG_GLOBAL: "/dev/null" };
    const sh = (script: string): string => execFileSync("sh", ["-c", script], { cwd: folder, encoding: "utf8", env });
    sh(
      "git init -q && echo one > old && git add old && git -c user.name=a -c user.email=a@b commit -qm first && echo two > old && git add old && echo three > 'new file'",
    );
    const before = sh("git status --porcelain");
    for (const name of ["feature-dev", "bug-fix", "refactor", "security-audit", "code-review"]) {
      const text = readFileSync(join(FOLDER, `${name}.yaml`), "utf8");
      const { plan } = readPlan({ text, file: name }, { variables: { task: "x", check: "echo checked" } });
      const change = plan?.steps.find((step) => step.name === "change");
      if (change?.kind !== "deterministic") throw new Error(`${name} shows no change`);
      const { script, environment } = resolveCommand(change.command, { variables: plan?.variables ?? {}, steps: new Map() });
      const printed = execFileSync("sh", ["-c", script], { cwd: folder, encoding: "utf8", env: { ...env, ...environment } });
      expect(printed).toContain("+two");
      expect(printed).toContain("+three");
    }
    expect(sh("git status --porcelain")).toBe(before);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
