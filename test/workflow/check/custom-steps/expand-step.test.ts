import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { expect, test } from "vitest";
import { checkWorkflow } from "../../../../src/workflow/check/check-workflow.ts";
import { parseCustomSteps } from "../../../../src/workflow/check/custom-steps/parse-custom-steps.ts";
import type { Flow } from "../../../../src/workflow/checked/workflow.ts";
import { parseTemplate } from "../../../../src/workflow/template/parse-template.ts";
import { resolveCommand } from "../../../../src/workflow/template/resolve-command.ts";
import type { WrittenStep } from "../../../../src/workflow/written/written-workflow.ts";
import { STEPS_FILE } from "../cases/steps-file.ts";

function expand(step: Omit<WrittenStep, "name">, file = STEPS_FILE): Flow | undefined {
  const { steps: customSteps } = parseCustomSteps(file, ".relay/steps.yaml");
  const first: WrittenStep = { name: "first", type: "deterministic", command: "true" };
  const steps: WrittenStep[] = [first, { name: "s", ...step }];
  return checkWorkflow({ name: "x", agents: [], workflows: [{ name: "w", steps }] }, { ...(customSteps && { customSteps }), variables: { v: "V" } }).workflow
    ?.flows[0];
}

test("a step is written out with its parameters, its defaults and its own settings", () => {
  expect(expand({ use: "docker-build", image: "web", dependsOn: ["first"], retries: 2, timeout: 5 })?.steps[1]).toEqual({
    name: "s",
    type: "deterministic",
    description: "Builds the image",
    command: 'docker build -t "web:latest" .',
    dependsOn: ["first"],
    retries: 2,
    timeout: 5,
  });
  expect(expand({ use: "docker-build", params: { image: "web", tag: 2 } })?.steps[1]?.command).toBe('docker build -t "web:2" .');
  expect(expand({ use: "hello", failOnError: true })?.steps[1]).toEqual({
    name: "s",
    type: "deterministic",
    command: "echo hello",
    failOnError: true,
    captureOutput: true,
  });
  expect(expand({ use: "branch-off", name_of: "{{v}}" })?.steps[1]).toEqual({ name: "s", type: "worktree", branch: "x/{{v}}", createBranch: true });
});

test("references of a parameter stay references, and its words stay words of the command", () => {
  expect(expand({ use: "docker-build", image: "{{v}}/{{steps.first.output}}", dependsOn: ["first"] })?.steps[1]?.command).toBe(
    'docker build -t "{{v}}/{{steps.first.output}}:latest" .',
  );
  const flags = "steps: { run: { params: [{ name: flags, default: '' }], command: 'echo {{flags}}' } }\n";
  expect(expand({ use: "run", flags: "--one --two=2" }, flags)?.steps[1]?.command).toBe("echo --one --two=2");
  expect(expand({ use: "run" }, flags)?.steps[1]?.command).toBe("echo ");
});

test("a parameter that is called like a key of steps is the parameter", () => {
  const file = "steps: { off: { type: worktree, params: [{ name: branch }, { name: timeoutMs }], branch: 'x/{{branch}}', path: '.w/{{timeoutMs}}' } }\n";
  expect(expand({ use: "off", branch: "b", timeoutMs: 5 }, file)?.steps[1]).toEqual({ name: "s", type: "worktree", branch: "x/b", path: ".w/5" });
});

test("no text of a parameter becomes shell syntax, wherever it stands in the command", () => {
  const file = `steps: { show: { params: [{ name: text }], command: "printf '%s|' \\"{{text}}\\" '{{text}}'" } }\n`;
  const texts = fc.array(fc.constantFrom("a", " ", "'", '"', "$(exit 3)", "`", "\\", ";", "*", "\n", "{", "$x", "#", "é"), { maxLength: 12 });
  fc.assert(
    fc.property(texts, (parts) => {
      const text = parts.join("");
      const flow = expand({ use: "show", text }, file);
      const { script, environment, problems } = resolveCommand(parseTemplate(flow?.steps[1]?.command ?? ""), {
        variables: flow?.variables ?? {},
        steps: new Map(),
      });
      expect(problems).toEqual([]);
      expect(execFileSync("sh", ["-c", script], { env: { PATH: process.env["PATH"], ...environment }, encoding: "utf8" })).toBe(`${text}|${text}|`);
    }),
    { numRuns: 40 },
  );
});
