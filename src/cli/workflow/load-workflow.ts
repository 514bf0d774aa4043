import { realpathSync } from "node:fs";
import { relative, resolve, sep } from "node:path";
import type { Diagnostic } from "../../diagnostic/diagnostic.ts";
import { readText } from "../../disk/files/read-text.ts";
import type { RunSource } from "../../runner/run/run.ts";
import { parseCustomSteps } from "../../workflow/check/custom-steps/parse-custom-steps.ts";
import type { CustomSteps } from "../../workflow/check/custom-steps/custom-steps.ts";
import type { Plan } from "../../workflow/plan/plan.ts";
import { readPlan, readPlanOfConfig, type ReadPlanRequest } from "../../workflow/plan/read-plan.ts";
import type { LintSettings } from "../../workflow/rules/lint-settings.ts";
import { suppress } from "../../workflow/rules/suppress/suppress.ts";
import { unreachable } from "../../util/unreachable.ts";
import { CommandError } from "../command-error.ts";
import type { CommandIo } from "../io.ts";
import { loadConfigOf } from "../settings.ts";
import type { Target } from "./find-target.ts";
import type { Variables } from "./parse-variables.ts";
import type { RunPlace } from "./run-place.ts";

/** A workflow that was read from somewhere: what a run is pinned to, and what is wrong with it. */
export interface LoadedWorkflow {
  readonly source: RunSource;
  /** Absent where a finding is an error. */
  readonly plan?: Plan;
  readonly findings: readonly Diagnostic[];
}

/** What a workflow is read for. */
export interface LoadRequest {
  readonly place: RunPlace;
  readonly variables: Variables;
  readonly flow?: string | undefined;
  readonly maxConcurrency?: number | undefined;
  /** Whether what could be better is told too. */
  readonly advice: boolean;
  /** Whether the file is only looked at, so that variables may be unset. */
  readonly forgiveUnset?: boolean;
  /** The file as findings show it; worked out where absent. */
  readonly file?: string;
}

/** Longer files are no workflows. */
const FILE_LIMIT = 16_777_216;

/** Reads, checks and plans a workflow file. @throws CommandError where the file cannot be read as text. */
export function loadWorkflowFile(target: Extract<Target, { readonly kind: "yaml" }>, request: LoadRequest, io: CommandIo): LoadedWorkflow {
  const { flow, variables, place } = request;
  const text = readWorkflowText(target.path);
  const path = relative(place.cwd, realpathSync(target.path)).split(sep).join("/");
  const source: RunSource = { kind: "yaml", path, text, ...(flow === undefined ? {} : { flow }), variables };
  return loadSource(source, { ...request, file: shownPath(target.path, io) }, io);
}

/** Reads the text of a workflow file. @throws CommandError where it cannot be read, is too long or no text. */
export function readWorkflowText(path: string): string {
  const read = readText(path, FILE_LIMIT);
  if (!read.ok) throw new CommandError(read.problem.message, { exitCode: 2, hint: read.problem.hint ?? "agent-relay run <file.yaml>" });
  const { text, utf8 } = read.value;
  if (utf8 && !text.includes("\u0000")) return text;
  throw new CommandError(`Cannot read "${path}": it is not UTF-8 text`, { exitCode: 2, hint: "save it as UTF-8, or name another file" });
}

/** Checks and plans a source, be it a file's or the one that a run was pinned to. */
export function loadSource(source: RunSource, request: LoadRequest, io: CommandIo): LoadedWorkflow {
  const custom = loadCustomSteps(request.place, io);
  const file = request.file ?? shownFile(source, request.place, io);
  const asked = { ...planRequest(request, io), customSteps: custom.steps };
  const read = planSource(source, asked, file);
  const silenced = request.advice && source.kind === "yaml";
  const told = silenced ? suppress(read.findings, { file, text: source.text }, lintSettings(io)) : read.findings;
  const findings = [...custom.findings, ...told];
  if (read.plan === undefined || findings.some(({ severity }) => severity === "error")) return { source, findings };
  return { source, plan: limited(read.plan, request.maxConcurrency), findings };
}

function planSource(source: RunSource, request: ReadPlanRequest, file: string): ReturnType<typeof readPlan> {
  switch (source.kind) {
    case "yaml":
      return readPlan({ text: source.text, file }, request);
    case "config":
    case "handoff":
      return readPlanOfConfig(parseConfig(source.text), request, file);
    default:
      return unreachable(source.kind);
  }
}

/** A run's own folder holds the text; somebody may have changed it. @throws CommandError where it is no JSON any more. */
function parseConfig(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new CommandError("Cannot read the workflow that the run was begun with: it is not JSON any more", { exitCode: 1, hint: "start the run anew" });
  }
}

function planRequest({ flow, variables, place, advice, forgiveUnset }: LoadRequest, io: CommandIo): ReadPlanRequest {
  return { ...(flow === undefined ? {} : { flow }), variables, root: place.cwd, settings: advice ? lintSettings(io) : false, forgiveUnset };
}

/** The rules as `rules` of the settings has them. */
function lintSettings(io: CommandIo): LintSettings {
  const { rules } = loadConfigOf(io).config;
  return { rules: Object.fromEntries(Object.entries(rules).map(([name, { severity }]) => [name, severity])) };
}

function limited(plan: Plan, maxConcurrency: number | undefined): Plan {
  return maxConcurrency === undefined ? plan : { ...plan, maxConcurrency };
}

/** Where custom steps are declared, relative to the project. */
const STEPS_FILE = ".relay/steps.yaml";

/** Reads the project's own kinds of steps: of the working directory, else of the project around it. */
export function loadCustomSteps(
  { cwd, root }: RunPlace,
  io: Pick<CommandIo, "cwd">,
): { readonly steps: CustomSteps | undefined; readonly findings: readonly Diagnostic[] } {
  for (const folder of new Set([cwd, root])) {
    const path = resolve(folder, STEPS_FILE);
    const read = readText(path, FILE_LIMIT);
    if (read.ok) {
      const { steps, findings } = parseCustomSteps(read.value.text, shownPath(path, io));
      return { steps, findings };
    }
    if (read.problem.code !== "not-found") throw new CommandError(read.problem.message, { exitCode: 1, hint: read.problem.hint });
  }
  return { steps: undefined, findings: [] };
}

function shownFile({ path, kind }: RunSource, place: RunPlace, io: Pick<CommandIo, "cwd">): string {
  return path === undefined ? kind : shownPath(resolve(place.cwd, path), io);
}

/** A path as findings show it: relative to the folder of the command, with `/`. */
export function shownPath(path: string, { cwd }: Pick<CommandIo, "cwd">): string {
  return relative(cwd, path).split(sep).join("/");
}
