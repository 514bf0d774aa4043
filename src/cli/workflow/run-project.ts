import { handoffSource } from "../../bridge/handoff-source.ts";
import { workflowOfHandoff } from "../../bridge/workflow-of-handoff.ts";
import type { RunSource } from "../../runner/run/run.ts";
import { switchOption, textOption, type Invocation } from "../command.ts";
import { CommandError } from "../command-error.ts";
import { loadDecisions } from "../decide/decisions-file.ts";
import type { CommandIo } from "../io.ts";
import { openProject, type OpenProject } from "../open-project.ts";
import { loadSettings } from "../settings.ts";
import type { Target } from "./find-target.ts";
import { loadSource, shownPath, type LoadedWorkflow } from "./load-workflow.ts";
import { openBridge } from "./open-bridge.ts";
import { planHandoffChecks } from "./permit-handoff.ts";
import { showPlan } from "./plan-file.ts";
import { hasErrors, printFindings } from "./print-findings.ts";
import { workflowOptions } from "./run-options.ts";
import { findRunPlace, type RunPlace } from "./run-place.ts";
import { runWorkflow } from "./run-workflow.ts";

type ProjectTarget = Extract<Target, { readonly kind: "project" }>;

/** A project's handoff as a workflow, where that runs, and the folder of the project. */
interface ProjectWorkflow {
  readonly folder: string;
  readonly place: RunPlace;
  readonly loaded: Pick<LoadedWorkflow, "plan" | "findings"> & { readonly source?: RunSource };
}

/** Runs the open tasks of a project's handoff (PROTOCOL.md 8) and writes what came of them back. Gives the exit code. */
export function runProject(target: ProjectTarget, invocation: Invocation, io: CommandIo): number | Promise<number> {
  if (switchOption(invocation, "dryRun")) return planProject(target, invocation, io);
  const { place, loaded } = loadProject(target, invocation, io);
  const json = switchOption(invocation, "json");
  const { plan, source, findings } = loaded;
  if (plan === undefined || source === undefined || hasErrors(findings)) {
    printFindings(findings, io, json ? "err" : "out");
    return 1;
  }
  const order = { plan, source, place, startFrom: textOption(invocation, "startFrom"), acceptChanges: false, yes: switchOption(invocation, "yes"), json };
  return runWorkflow({ ...order, bridge: openBridge(plan, place.cwd, io) }, io);
}

/** Shows what a run of a project's handoff would do, and which of its commands somebody is asked about first. Gives the exit code. */
export async function planProject(target: ProjectTarget, invocation: Invocation, io: CommandIo): Promise<number> {
  const { loaded, folder } = loadProject(target, invocation, io);
  const { plan } = loaded;
  const answers = { yes: switchOption(invocation, "yes"), json: switchOption(invocation, "json") };
  const checks = plan === undefined ? [] : await planHandoffChecks({ plan, folder, ...answers }, io);
  return showPlan({ ...loaded, checks }, { invocation, io });
}

function loadProject(target: ProjectTarget, invocation: Invocation, io: CommandIo): ProjectWorkflow {
  const options = workflowOptions(invocation, io);
  const { agents } = loadSettings(io);
  const project = openTarget(target, agents, io);
  const place = findRunPlace(project.folder, options.cwd);
  const file = shownPath(project.file, io);
  const written = workflowOfHandoff(project.handoff, { name: project.name, file, decisions: loadDecisions(project) });
  const { folder } = project;
  if (!written.ok) return { folder, place, loaded: { findings: written.problem } };
  const source = handoffSource(written.value, { path: project.file, variables: options.variables });
  return { folder, place, loaded: loadSource(source, { ...options, place, advice: false, file }, io) };
}

/** A folder is the project in it, every other word a project's name; a word that is neither may have been meant as a file. */
function openTarget({ name, folder }: ProjectTarget, agents: readonly string[], io: CommandIo): OpenProject {
  try {
    return folder === undefined ? openProject(io.cwd, { name, agents }) : openProject(folder, { agents });
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    throw new CommandError(`Cannot run "${name}": it is neither a file nor a project (${error.message})`, {
      exitCode: error.exitCode,
      hint: error.hint ?? "agent-relay run <file.yaml | file.ts | project>",
    });
  }
}
