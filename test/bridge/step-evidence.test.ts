import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { joinCommands, splitCommands } from "../../src/bridge/join-commands.ts";
import { stepEvidence } from "../../src/bridge/step-evidence.ts";
import { readPlanOfConfig } from "../../src/workflow/plan/read-plan.ts";
import type { PlannedStep } from "../../src/workflow/plan/planned-step.ts";
import { parseHandoff } from "../../src/protocol/handoff/parse-handoff.ts";

function stepOf(step: object): PlannedStep {
  const agents = [{ name: "claude", cli: "claude", preset: "worker" }];
  const { plan, findings } = readPlanOfConfig({ name: "w", agents, workflows: [{ name: "f", steps: [{ name: "s", ...step }] }] });
  const [made] = plan?.steps ?? [];
  if (made === undefined) throw new Error(findings.map(({ message }) => message).join("\n"));
  return made;
}

const AGENT = { agent: "claude", task: "Do it" };
const SHELL = { type: "deterministic", command: "npm test" };

describe("the evidence of a step", () => {
  test.each([
    ["a check", { ...AGENT, verification: { type: "custom", value: "npm test" } }, "`npm test` 0 @ a1b2c3d, run r1 step s in 42 s"],
    [
      "several checks",
      { ...AGENT, verification: { type: "custom", value: joinCommands(["a", "b # c"]) } },
      "`a` 0 @ a1b2c3d, `b # c` 0 @ a1b2c3d, run r1 step s in 42 s",
    ],
    ["a file", { ...AGENT, verification: { type: "file_exists", value: "a.md" } }, "`a.md` is there, run r1 step s in 42 s"],
    ["words of the output", { ...AGENT, verification: { type: "output_contains", value: "PASS" } }, "the output holds `PASS`, run r1 step s in 42 s"],
    ["an exit code alone", { ...AGENT, verification: { type: "exit_code" } }, "unverified: run r1 step s in 42 s ended well and nothing checks it"],
    ["nothing", AGENT, "unverified: run r1 step s in 42 s ended well and nothing checks it"],
    ["a command", SHELL, "`npm test` 0 @ a1b2c3d, run r1 step s in 42 s"],
    ["a command that may fail", { ...SHELL, failOnError: false }, "unverified: run r1 step s in 42 s ended well and nothing checks it"],
    ["the user's yes", { type: "approval", task: "Good?" }, "the user said yes, run r1 step s in 42 s"],
  ])("of %s", (_title, step, evidence) => {
    expect(stepEvidence({ runId: "r1", step: stepOf(step), durationMs: 42_000, commit: "a1b2c3d" })).toBe(evidence);
  });

  test("reads back as the protocol means it, whatever the step is called", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("a", ")", "(", ";", "`", " ", "é"), maxLength: 12 }), (name) => {
        const step = { ...stepOf({ ...AGENT, verification: { type: "custom", value: "npm test" } }), name };
        const evidence = stepEvidence({ runId: "r1", step, commit: "a1b2c3d" });
        const [task] = parseHandoff(`# x\n\n## Completed Tasks\n\n- [x] **T1** a (by claude; 2026-11-21; evidence: ${evidence})\n`).tasks;
        expect([task?.title, task?.by, task?.evidence?.command, task?.evidence?.exitCode, task?.evidence?.commit]).toEqual([
          "a",
          "claude",
          "npm test",
          0,
          "a1b2c3d",
        ]);
      }),
    );
  });
});

test("joined commands come apart again", () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.string({ unit: fc.constantFrom("a", " ", "#", "}", "{", "&", "\n"), minLength: 1, maxLength: 8 }).filter((text) => !text.includes("\n}")),
        { minLength: 1, maxLength: 4 },
      ),
      (commands) => {
        expect(splitCommands(joinCommands(commands))).toEqual(commands);
      },
    ),
  );
});
