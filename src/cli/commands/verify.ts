import { ownerId } from "../../protocol/owner-id.ts";
import { messageLine } from "../../util/message-line.ts";
import { redactSecrets } from "../../util/secrets/redact-secrets.ts";
import type { CheckRun } from "../../workspace/evidence/check-run.ts";
import { detectHost } from "../../workspace/detect-host.ts";
import { defineCommand, switchOption, textOption, type Invocation } from "../command.ts";
import { CommandError } from "../command-error.ts";
import { identify } from "../identity.ts";
import type { CommandIo } from "../io.ts";
import { printJson } from "../print-json.ts";
import { loadSettings } from "../settings.ts";
import { collectJobs, type VerifyJob } from "../verify/collect-jobs.ts";
import { createPermit } from "../verify/create-permit.ts";
import { loadEvidence } from "../verify/load-evidence.ts";
import { refuseBelowHook } from "../verify/refuse-below-hook.ts";
import { exitCodeOf, tellEnd, type VerifiedProject } from "../verify/tell-end.ts";
import { tellPlan } from "../verify/tell-plan.ts";
import { listChecks, tellRun } from "../verify/tell-runs.ts";
import { type VerifyScene, verifyProject } from "../verify/verify-project.ts";
import { wholeNumber } from "../whole-number.ts";

/** Seconds that one check may take unless told. */
const TIMEOUT_S = 600;

/** `verify`: runs the checks of acceptance criteria and keeps what came of them as evidence. */
export const command = defineCommand({
  name: "verify",
  summary: "Run the checks of criteria and tasks, and keep the evidence",
  details:
    "A check is the command behind `Check:` in a criterion or in a task's specification. A person is asked first and sees each command as it is; elsewhere only what `verify.allow` of the settings or an earlier yes allows is run. Never from a hook.",
  arguments: [
    { name: "project", summary: "name of the project, or of a task or criterion of the one you stand in" },
    { name: "task", summary: "id of a task or criterion of that project" },
  ],
  options: [
    { flags: "--all", summary: "every project of the workspace" },
    { flags: "--list", summary: "show the checks and what their evidence is worth; run nothing" },
    { flags: "--dry-run", summary: "show what would run, what would be asked for and what may not run; run nothing" },
    { flags: "--yes", summary: "run without asking; not inside an agent" },
    { flags: "--timeout <seconds>", summary: "time that each check has; 600 by default" },
    { flags: "--json", summary: "print the outcome as JSON" },
  ],
  examples: ["verify", "verify T2", "verify my-project --list", "verify --all --yes"],
  async run(invocation, io) {
    const settings = loadSettings(io);
    const all = switchOption(invocation, "all");
    const { jobs, problems } = collectJobs(io, { words: invocation.args, all, agents: settings.agents });
    for (const problem of problems) io.err(`${messageLine(problem)}\n`);
    if (switchOption(invocation, "list")) return list(jobs, invocation, io);
    const scene = sceneOf(invocation, io, settings.agents);
    if (switchOption(invocation, "dryRun")) return tellPlan(jobs, scene, { io, json: switchOption(invocation, "json") });
    refuseBelowHook(io.env);
    const done: VerifiedProject[] = [];
    for (const job of jobs) {
      if (all && !switchOption(invocation, "json")) io.out(`${job.project.name}:\n`);
      const outcome = await verifyProject(job, scene);
      done.push({ job, outcome });
      if (outcome.interrupted) break;
    }
    tellEnd(done, { io, json: switchOption(invocation, "json") });
    return exitCodeOf(done, problems.length);
  },
});

function sceneOf(invocation: Invocation, io: CommandIo, agents: readonly string[]): VerifyScene {
  const timeoutMs = wholeNumber(invocation, { name: "timeout", flag: "--timeout", least: 1, fallback: TIMEOUT_S }) * 1000;
  const json = switchOption(invocation, "json");
  const yes = switchOption(invocation, "yes");
  if (yes && detectHost(io.env) !== undefined)
    throw new CommandError("Only the user may say --yes to commands from a file", {
      exitCode: 3,
      hint: "ask the user to run agent-relay verify in a terminal, or to list the command under `verify.allow` of the settings",
    });
  return {
    io,
    timeoutMs,
    by: whoRuns(invocation, io, agents),
    permit: createPermit({ yes, json }, io),
    told: (run: CheckRun) => {
      if (!json) tellRun(run, io);
    },
  };
}

/** Who runs the checks, for the record; "" where nothing tells. */
function whoRuns(invocation: Invocation, io: CommandIo, agents: readonly string[]): string {
  try {
    return ownerId(identify(textOption(invocation, "as"), io, agents).actor);
  } catch (error) {
    if (error instanceof CommandError) return "";
    throw error;
  }
}

function list(jobs: readonly VerifyJob[], invocation: Invocation, io: CommandIo): number {
  const found = jobs.map(({ project, checks }) => {
    const commands = checks.map(({ command: text }) => text);
    return { project, checks, states: loadEvidence(project.folder, project.handoff, commands) };
  });
  if (switchOption(invocation, "json")) {
    const projects = found.map(({ project, checks, states }) => ({
      project: project.name,
      path: project.path,
      checks: checks.map((check) => ({
        ...check,
        command: redactSecrets(check.command),
        evidence: states.find(({ command: text }) => text === check.command) ?? null,
      })),
    }));
    printJson(io, "checks", { projects });
    return 0;
  }
  for (const { project, checks, states } of found) {
    if (found.length > 1) io.out(`${project.name}:\n`);
    if (checks.length === 0) io.out("No criterion has a check\n  Next: write `Check:` and a command behind a criterion\n");
    else listChecks(checks, states, io);
  }
  return 0;
}
