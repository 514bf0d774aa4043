import { describe, expect, test } from "vitest";
import type { Diagnostic } from "../../../src/diagnostic/diagnostic.ts";
import { createLineIndex } from "../../../src/diagnostic/position.ts";
import { checkWorkflow } from "../../../src/workflow/check/check-workflow.ts";
import type { LintSettings } from "../../../src/workflow/rules/lint-settings.ts";
import { lintWorkflow } from "../../../src/workflow/rules/lint-workflow.ts";
import { suppress } from "../../../src/workflow/rules/suppress/suppress.ts";
import { parseWorkflowYaml } from "../../../src/workflow/written/parse-workflow-yaml.ts";

const FILE = "workflow.yaml";

/** Lints a text and applies its comments; says line, severity, rule and for the comments' own findings the message. */
function found(text: string, settings: LintSettings = {}): readonly string[] {
  const { written, positions } = parseWorkflowYaml(text, FILE);
  const workflow = written && checkWorkflow(written).workflow;
  if (workflow === undefined || positions === undefined) throw new Error("Unexpected mistake in the text");
  const lines = createLineIndex(text);
  const findings = lintWorkflow(workflow, settings).map((problem): Diagnostic => {
    const range = positions.rangeOf(problem.path, problem.part);
    return { ...problem, file: FILE, range, ...lines.positionAt(range.start) };
  });
  const kept = suppress(findings, { file: FILE, text }, settings);
  return kept.map(({ line, severity, rule, message }) => `${line} ${severity} ${rule}${rule === "suppression-valid" ? `: ${message}` : ""}`);
}

const HEAD = `name: shop
swarm: { pattern: dag, timeoutMs: 3600000 }
agents:
  - { name: dev, cli: codex, preset: worker }
workflows:
  - name: default
    steps:
`;
const step = (above: string, name = "one"): string =>
  `${above}      - name: ${name}\n        agent: dev\n        # about the task\n        task: |\n          Fix it\n          and commit your changes.\n`;

describe("a comment that switches a rule off", () => {
  test("is not needed where nothing is found", () => {
    expect(found(HEAD + step(""))).toEqual(["11 warning task-commit-absent"]);
  });

  test("covers the next line and the text that begins on it", () => {
    const text = HEAD + step("").replace("# about the task", "# agent-relay-disable-next-line task-commit-absent: this agent has its own branch");
    expect(found(text)).toEqual([]);
  });

  test("covers no further line", () => {
    const text = HEAD + step("      # agent-relay-disable-next-line task-commit-absent: too high\n");
    expect(found(text)).toEqual([
      "8 warning suppression-valid: Unexpected suppression of `task-commit-absent`, nothing is found there that can be switched off",
      "12 warning task-commit-absent",
    ]);
  });

  test("covers all up to its end", () => {
    const text = `${HEAD}      # agent-relay-disable task-commit-absent: they have branches\n${step("", "a")}      # agent-relay-enable task-commit-absent\n${step("", "b")}`;
    expect(found(text)).toEqual(["19 warning task-commit-absent"]);
  });

  test("covers all up to an end without names, or of the file", () => {
    const open = `${HEAD}      # agent-relay-disable task-commit-absent, task-exit-absent: they have branches\n${step("", "a")}`;
    expect(found(open)).toEqual(["8 warning suppression-valid: Unexpected suppression of `task-exit-absent`, nothing is found there that can be switched off"]);
    expect(found(`${HEAD}      # agent-relay-disable task-commit-absent: yes\n${step("", "a")}      # agent-relay-enable\n${step("", "b")}`)).toEqual([
      "19 warning task-commit-absent",
    ]);
  });

  test("has no effect without a reason", () => {
    const text = HEAD + step("").replace("# about the task", "# agent-relay-disable-next-line task-commit-absent");
    expect(found(text)).toEqual([
      "10 warning suppression-valid: Missing reason for switching off `task-commit-absent`, the comment has no effect",
      "11 warning task-commit-absent",
    ]);
  });

  test("names a rule that exists", () => {
    const text = HEAD + step("").replace("# about the task", "# agent-relay-disable-next-line task-comit-absent: typo");
    expect(found(text)).toEqual([
      "10 warning suppression-valid: Unexpected rule `task-comit-absent`, expected `task-commit-absent`",
      "11 warning task-commit-absent",
    ]);
  });

  test("has a directive that exists, names a rule, and ends what has begun", () => {
    const text =
      HEAD +
      step(
        "      # agent-relay-disable-line task-short: no such word\n      # agent-relay-disable: all\n      # agent-relay-enable task-short\n      # agent-relay-enable\n",
      );
    expect(found(text).filter((line) => line.includes("suppression"))).toEqual([
      "8 warning suppression-valid: Unexpected directive `disable-line`, expected `disable-next-line`, `disable` or `enable`",
      "9 warning suppression-valid: Missing rule name behind `agent-relay-disable`",
      "10 warning suppression-valid: Unexpected `agent-relay-enable` of `task-short`, expected an `agent-relay-disable` before it",
      "11 warning suppression-valid: Unexpected `agent-relay-enable` of all rules, expected an `agent-relay-disable` before it",
    ]);
  });

  test("is no comment inside a text, in quotes or behind a value", () => {
    const text = HEAD + step("").replace("Fix it", "# agent-relay-disable task-commit-absent: a heading of the task");
    expect(found(text)).toEqual(["11 warning task-commit-absent"]);
    const quoted = `${HEAD}      - name: one\n        agent: dev\n        task: "Fix it\n          # agent-relay-disable task-commit-absent: no comment\n          and commit your changes."\n`;
    expect(found(quoted)).toEqual(["10 warning task-commit-absent"]);
    const behind = HEAD.replace("cli: codex", "cli: codex") + step("").replace("agent: dev\n", "agent: dev # agent-relay-disable task-commit-absent: behind\n");
    expect(found(behind)).toEqual(["11 warning task-commit-absent"]);
  });

  test("may stand above another and above blank lines", () => {
    const both = "# agent-relay-disable-next-line task-commit-absent: a branch\n        # agent-relay-disable-next-line task-exit-absent: it hangs\n\n";
    const text = HEAD + step("").replace("# about the task\n", both).replace("Fix it", "Then exit.");
    expect(found(text)).toEqual([]);
  });

  test("says nothing of rules that settings switch off", () => {
    const text = HEAD + step("").replace("# about the task", "# agent-relay-disable-next-line task-commit-absent: a branch");
    expect(found(text, { rules: { "task-commit-absent": "off" } })).toEqual([]);
  });

  test("works on lines that end in CRLF", () => {
    const text = (HEAD + step("").replace("# about the task", "# agent-relay-disable-next-line task-commit-absent: a branch")).replaceAll("\n", "\r\n");
    expect(found(text)).toEqual([]);
  });
});

test("an error of the checker stays, one by a setting goes", () => {
  const text = "# agent-relay-disable step-known, task-short: both\nname: x\n";
  const error = (rule: string): Diagnostic => ({ rule, severity: "error", message: "m", file: FILE, range: { start: 52, end: 53 }, line: 2, column: 1 });
  const kept = suppress([error("step-known"), error("task-short")], { file: FILE, text });
  expect(kept.map(({ rule }) => rule)).toEqual(["suppression-valid", "step-known"]);
});

test("ten thousand comments take little time", () => {
  const steps = Array.from(
    { length: 10_000 },
    (_, place) => `      # agent-relay-disable-next-line task-short: because\n      - { name: s${place}, agent: dev, task: Draw. }\n`,
  );
  expect(found(HEAD + steps.join("")).filter((line) => line.includes("suppression-valid"))).toHaveLength(10_000);
});
