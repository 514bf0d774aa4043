import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { checkWorkflow } from "../../../src/workflow/check/check-workflow.ts";
import { parseWorkflowYaml } from "../../../src/workflow/written/parse-workflow-yaml.ts";
import { PAPER_EXAMPLES } from "./cases/papers.ts";
import { completeExample } from "./support/parse-example.ts";
import { rulesFound } from "./support/rules-found.ts";

test.each(PAPER_EXAMPLES)("$what gives exactly what the papers ask for", ({ piece, found }) => {
  expect(rulesFound(completeExample(piece))).toEqual(found);
});

const TEMPLATES = "workflow-templates";

test.each(readdirSync(TEMPLATES).filter((name) => name.endsWith(".yaml")))(
  "the template %s keeps every rule but the one that tells what no run acts on yet",
  (name) => {
    const { written } = parseWorkflowYaml(readFileSync(`${TEMPLATES}/${name}`, "utf8"), name);
    const workflow = written && checkWorkflow(written, { forgiveUnset: true }).workflow;
    expect(workflow).toBeDefined();
    expect((workflow ? rulesFound(workflow) : []).filter((found) => !found.startsWith("setting-served "))).toEqual([]);
  },
);
