import { defineCommand, switchOption, textOption } from "../command.ts";
import { CommandError } from "../command-error.ts";
import { controlRun } from "../runs/control-run.ts";
import { listProjectRuns } from "../runs/list-runs.ts";
import { pruneProjectRuns } from "../runs/prune-runs.ts";
import type { RunsCall } from "../runs/run-call.ts";
import { showLogs } from "../runs/show-logs.ts";
import { showRun } from "../runs/show-run.ts";
import { printFindings } from "../workflow/print-findings.ts";
import { refuseYesOfAgent } from "../workflow/refuse-yes-of-agent.ts";
import { resumeOrder } from "../workflow/resume-order.ts";
import { findRunPlace } from "../workflow/run-place.ts";
import { runWorkflow } from "../workflow/run-workflow.ts";

const VERBS: Readonly<Record<string, (call: RunsCall) => number | Promise<number>>> = {
  list: listProjectRuns,
  show: showRun,
  logs: showLogs,
  pause: (call) => controlRun(call, "pause"),
  unpause: (call) => controlRun(call, "unpause"),
  abort: (call) => controlRun(call, "abort"),
  resume: (call) => goOn(call, undefined),
  rerun: (call) => goOn(call, needFrom(call)),
  prune: pruneProjectRuns,
};

/** `runs`: the runs of a project. */
export const command = defineCommand({
  name: "runs",
  summary: "List, show, pause, stop, resume and remove runs, and read their logs",
  details:
    "`list`, which may be left out, shows the runs of this project; `show` one of them with its timeline; `logs` what its steps printed; `pause`, `unpause` and `abort` ask the process that drives it; `resume` goes on with one that did not complete; `rerun` does a step and all that depends on it again; `prune` removes old ones, never one that goes on, nor the newest of a workflow while that did not complete. A run is named by its id, the beginning or end of it, or `last`, which counts where none is named.",
  arguments: [
    { name: "verb", summary: "`list` (the default), `show`, `logs`, `pause`, `unpause`, `abort`, `resume`, `rerun` or `prune`" },
    { name: "id", summary: "the run" },
    { name: "step", summary: "with logs: the step; all steps by default" },
  ],
  options: [
    { flags: "--stderr", summary: "with logs: what went to standard error" },
    { flags: "--attempt <n>", summary: "with logs: another attempt than the last" },
    { flags: "--follow", summary: "with logs and a step: go on as it prints, until it ends" },
    { flags: "--from <step>", summary: "with rerun: the step to begin at" },
    { flags: "--accept-changes", summary: "with resume and rerun: go on though the file changed since" },
    {
      flags: "--yes",
      summary: "with resume and rerun: answer yes where a step asks for approval, and run the commands that a handoff names; not inside an agent",
    },
    { flags: "--keep <n>", summary: "with prune: keep so many of the newest; 20 by default, 0 with --older-than" },
    { flags: "--older-than <age>", summary: "with prune: only what began longer ago, such as 7d or 12h" },
    { flags: "--unfinished", summary: "with prune: those too that a resume would go on with" },
    { flags: "--dry-run", summary: "with prune: show what would go, and remove nothing" },
    { flags: "--json", summary: "print it as JSON" },
  ],
  examples: ["runs", "runs show last", "runs logs last build --stderr", "runs abort", "runs rerun last --from test", "runs prune --older-than 7d --dry-run"],
  run(invocation, io) {
    const [verb = "list", ...words] = invocation.args;
    const perform = Object.hasOwn(VERBS, verb) ? VERBS[verb] : undefined;
    if (perform === undefined) {
      const known = Object.keys(VERBS).map((name) => `\`${name}\``);
      throw new CommandError(`Unexpected word \`${verb}\`, expected ${known.join(", ")}`, { exitCode: 2, hint: "agent-relay runs list" });
    }
    const { runsFolder } = findRunPlace(io.cwd);
    return perform({ words, invocation, io, runsFolder, json: switchOption(invocation, "json") });
  },
});

async function goOn({ words, invocation, io, json }: RunsCall, startFrom: string | undefined): Promise<number> {
  refuseYesOfAgent(invocation, io);
  const wish = words[0] ?? (startFrom === undefined ? "" : "last");
  const { order, findings } = resumeOrder({ wish, startFrom }, invocation, io);
  printFindings(findings, io, json ? "err" : "out");
  return order === undefined ? 1 : runWorkflow(order, io);
}

function needFrom({ invocation }: RunsCall): string {
  const from = textOption(invocation, "from");
  if (from !== undefined && from !== "") return from;
  throw new CommandError("Missing `--from`: the step to begin at", { exitCode: 2, hint: "agent-relay runs rerun last --from STEP" });
}
