import { defineCommand, switchOption, textOption, type Invocation } from "../command.ts";
import { CommandError } from "../command-error.ts";
import type { CommandIo } from "../io.ts";
import { findTarget, type Target } from "../workflow/find-target.ts";
import { loadWorkflowFile } from "../workflow/load-workflow.ts";
import { openBridge } from "../workflow/open-bridge.ts";
import { planFile } from "../workflow/plan-file.ts";
import { hasErrors, printFindings } from "../workflow/print-findings.ts";
import { refuseYesOfAgent } from "../workflow/refuse-yes-of-agent.ts";
import { resumeOrder } from "../workflow/resume-order.ts";
import { refuseTogether, WORKFLOW_OPTIONS, workflowOptions } from "../workflow/run-options.ts";
import { findRunPlace } from "../workflow/run-place.ts";
import { runProject } from "../workflow/run-project.ts";
import { runScriptFile } from "../workflow/run-script-file.ts";
import { runWorkflow } from "../workflow/run-workflow.ts";

/** `run`: runs a workflow file, a script or a project's handoff. */
export const command = defineCommand({
  name: "run",
  summary: "Run a workflow: a YAML file, a TypeScript file, or a project's handoff",
  details:
    "A file is checked before anything runs. Progress goes to standard error, the summary to standard output. Exit code 0 tells that every step completed, 1 that one failed or that the file has errors, 2 wrong use, 130 a stop by Ctrl-C or a signal; a run that did not complete goes on with --resume.",
  arguments: [{ name: "file", summary: "`.yaml`, `.json`, `.ts` or `.js` file, or a project; not needed with --resume" }],
  options: [
    ...WORKFLOW_OPTIONS,
    { flags: "--dry-run", summary: "show the plan, as `agent-relay plan` does, and run nothing" },
    { flags: "--stubs <path>", summary: "with --dry-run: answers of the steps, to walk the whole workflow without running it" },
    { flags: "--resume [id]", summary: "go on with a run that did not complete: the last one, or the one of this id or its beginning" },
    { flags: "--start-from <step>", summary: "begin here, with what is before it taken as done" },
    { flags: "--accept-changes", summary: "with --resume: go on though the file changed since" },
    { flags: "--yes", summary: "answer yes where a step asks for approval, and run the commands that a handoff names; not inside an agent" },
    { flags: "--json", summary: "print the outcome as one JSON document" },
  ],
  examples: [
    "run relay.yaml",
    'run relay.yaml --workflow deploy --var task="Add a login" --var env=staging',
    "run relay.yaml --dry-run",
    "run --resume",
    "run flow.ts",
    "run my-project",
  ],
  async run(invocation, io) {
    refuseTogether(invocation, [
      ["dryRun", "resume"],
      ["dryRun", "startFrom"],
    ]);
    refuseYesOfAgent(invocation, io);
    const { file, resume } = wordsOf(invocation, io);
    if (resume !== undefined) {
      const target = file === undefined ? undefined : findTarget(file, io.cwd);
      if (target?.kind === "script") return runScriptFile(target, { invocation, io, resume });
      const { order, findings } = resumeOrder({ wish: resume, target }, invocation, io);
      printFindings(findings, io, switchOption(invocation, "json") ? "err" : "out");
      return order === undefined ? 1 : runWorkflow(order, io);
    }
    if (file === undefined)
      throw new CommandError("Missing file of a workflow", { exitCode: 2, hint: "agent-relay run relay.yaml, or agent-relay run --resume" });
    return runTarget(findTarget(file, io.cwd), invocation, io);
  },
});

function runTarget(target: Target, invocation: Invocation, io: CommandIo): number | Promise<number> {
  if (target.kind === "script") return runScriptFile(target, { invocation, io });
  if (target.kind === "project") return runProject(target, invocation, io);
  if (switchOption(invocation, "dryRun")) return planFile(target, { invocation, io });
  if (textOption(invocation, "stubs") !== undefined)
    throw new CommandError("Unexpected `--stubs` without `--dry-run`: a run asks the steps themselves", { exitCode: 2, hint: "add --dry-run" });
  const { cwd, ...options } = workflowOptions(invocation, io);
  const place = findRunPlace(io.cwd, cwd);
  const { plan, source, findings } = loadWorkflowFile(target, { ...options, place, advice: false }, io);
  if (plan === undefined || hasErrors(findings)) {
    printFindings(findings, io, options.json ? "err" : "out");
    return 1;
  }
  printFindings(findings, io, "err");
  return runWorkflow(
    {
      plan,
      source,
      place,
      startFrom: textOption(invocation, "startFrom"),
      acceptChanges: false,
      yes: switchOption(invocation, "yes"),
      json: options.json,
      bridge: openBridge(plan, place.cwd, io),
    },
    io,
  );
}

/** `--resume flow.yaml` takes the file for the id. */
function wordsOf(invocation: Invocation, io: CommandIo): { readonly file: string | undefined; readonly resume: string | undefined } {
  const [file] = invocation.args;
  const wish = invocation.options["resume"];
  if (wish === undefined) return { file, resume: undefined };
  if (typeof wish !== "string") return { file, resume: "" };
  if (file === undefined && isFile(wish, io)) return { file: wish, resume: "" };
  return { file, resume: wish };
}

function isFile(word: string, io: CommandIo): boolean {
  try {
    return findTarget(word, io.cwd).kind !== "project";
  } catch {
    return false;
  }
}
