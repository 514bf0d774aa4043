import { defineCommand } from "../command.ts";
import { findTarget } from "../workflow/find-target.ts";
import { PLAN_OUTPUTS, planFile } from "../workflow/plan-file.ts";
import { planProject } from "../workflow/run-project.ts";
import { WORKFLOW_OPTIONS } from "../workflow/run-options.ts";
import { runScriptFile } from "../workflow/run-script-file.ts";

/** `plan`: shows what a run would do. */
export const command = defineCommand({
  name: "plan",
  summary: "Show what a run would do: waves, agents, command lines, findings; run nothing",
  details:
    "The same as `run --dry-run`. With --stubs the whole workflow is walked with the answers of a file in place of its steps, so that conditions, retries and templates are seen at work. Exit code 1 tells of an error.",
  arguments: [{ name: "file", summary: "`.yaml`, `.json`, `.ts` or `.js` file, or a project", required: true }],
  options: [
    ...WORKFLOW_OPTIONS,
    { flags: "--stubs <path>", summary: "YAML or JSON file with the answers of the steps, by name" },
    { flags: "--format <format>", summary: "how to show it; the pictures are of the graph alone", choices: PLAN_OUTPUTS },
    { flags: "--json", summary: "the same as --format json" },
  ],
  examples: ["plan relay.yaml", "plan relay.yaml --var task=x --json", "plan relay.yaml --format mermaid", "plan relay.yaml --stubs answers.yaml"],
  run(invocation, io) {
    const target = findTarget(invocation.args[0] ?? "", io.cwd);
    if (target.kind === "script") return runScriptFile(target, { invocation, io, dryRun: true });
    return target.kind === "project" ? planProject(target, invocation, io) : planFile(target, { invocation, io });
  },
});
