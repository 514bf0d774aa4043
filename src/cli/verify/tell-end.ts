import { redactSecrets } from "../../util/secrets/redact-secrets.ts";
import type { CheckRun } from "../../workspace/evidence/check-run.ts";
import type { CommandIo } from "../io.ts";
import { printJson } from "../print-json.ts";
import type { VerifyJob } from "./collect-jobs.ts";
import { isShownWhole, toldCommand } from "./shown-command.ts";
import type { VerifyOutcome } from "./verify-project.ts";

/** A project and what came of its checks. */
export interface VerifiedProject {
  readonly job: VerifyJob;
  readonly outcome: VerifyOutcome;
}

/** Decides the exit code: 130 interrupted, 1 a check did not pass, its run could not be kept or so many projects could not be opened, 3 a check may not be run, else 0. */
export function exitCodeOf(done: readonly VerifiedProject[], unopened: number): number {
  if (done.some(({ outcome }) => outcome.interrupted)) return 130;
  if (unopened > 0 || done.some(({ outcome }) => !outcome.kept || outcome.runs.some((run) => run.outcome !== "passed"))) return 1;
  return done.some(({ outcome }) => outcome.refused.length > 0) ? 3 : 0;
}

/** Tells what came of all checks, and what to do about those that were not run. */
export function tellEnd(done: readonly VerifiedProject[], { io, json }: { readonly io: CommandIo; readonly json: boolean }): void {
  if (json) return printJson(io, "verify", { projects: done.map(shownProject) });
  const runs = done.flatMap(({ outcome }) => outcome.runs);
  const refused = done.flatMap(({ outcome }) => outcome.refused);
  if (runs.length === 0 && refused.length === 0) return io.out("No criterion has a check\n  Next: write `Check:` and a command behind a criterion\n");
  for (const { command, of } of refused) {
    io.err(`Not run, nobody allowed it: ${of.join(", ")}  ${toldCommand(command)}\n`);
    if (!isShownWhole(command)) io.err("  Nobody is asked either, for a secret in it is not shown: put that into a variable\n");
  }
  if (refused.length > 0)
    io.err("  Try: the user runs `agent-relay verify` in a terminal and is asked, or lists the command under `verify.allow` of the user's own settings\n");
  const passed = runs.filter(({ outcome }) => outcome === "passed").length;
  io.out(`${passed} of ${runs.length + refused.length} ${runs.length + refused.length === 1 ? "check" : "checks"} passed\n`);
}

function shownProject({ job: { project }, outcome }: VerifiedProject): object {
  const { runs, refused, interrupted, kept } = outcome;
  return {
    project: project.name,
    path: project.path,
    interrupted,
    kept,
    runs: runs.map(shownRun),
    notRun: refused.map((check) => ({ ...check, command: redactSecrets(check.command) })),
  };
}

function shownRun({ files, stdout, stderr, ...run }: CheckRun): object {
  return { ...run, command: redactSecrets(run.command), commit: files.commit ?? null, dirty: files.dirty, stdout, stderr };
}
