import { expect, test } from "vitest";
import { checkWorkflow } from "../../../src/workflow/check/check-workflow.ts";
import { lintWorkflow } from "../../../src/workflow/rules/lint-workflow.ts";
import { suppress } from "../../../src/workflow/rules/suppress/suppress.ts";
import { findingsOf } from "../../../src/workflow/written/findings-of.ts";
import { parseWorkflowYaml } from "../../../src/workflow/written/parse-workflow-yaml.ts";

const TEXT = `name: shop
swarm:
  pattern: dag
  maxConcurrency: 3
  timeoutMs: 3600000
  channel: general
agents:
  - { name: lead, cli: claude, preset: lead }
  - { name: dev, cli: codex, preset: worker }
workflows:
  - name: default
    steps:
      - name: coordinate
        agent: lead
        task: Wait until build-cart is done.
      - name: build-cart
        agent: dev
        dependsOn: [coordinate]
        # agent-relay-disable-next-line task-commit-absent: this agent has a branch of its own
        task: |
          Build the cart.
          Then commit your changes.
`;

test("findings of rules stand where the words do, and comments reach them there", () => {
  const source = { file: "workflow.yaml", text: TEXT };
  const { written, positions } = parseWorkflowYaml(TEXT, source.file);
  const workflow = written && checkWorkflow(written).workflow;
  const problems = workflow === undefined ? [] : lintWorkflow(workflow);
  const findings = findingsOf(problems, { ...source, ...(positions && { positions }) });
  const places = findings.map(({ line, column, rule }) => `${line}:${column} ${rule}`);
  expect(places).toEqual(["6:12 channel-own", "15:26 wait-not-downstream", "22:16 task-commit-absent"]);
  expect(suppress(findings, source).map(({ rule }) => rule)).toEqual(["channel-own", "wait-not-downstream"]);
});
