import { redactSecrets } from "../../util/secrets/redact-secrets.ts";
import type { CommandIo } from "../io.ts";
import { printJson } from "../print-json.ts";
import type { ChosenCheck } from "./choose-checks.ts";
import type { VerifyJob } from "./collect-jobs.ts";
import { permitChecks } from "./permit-checks.ts";
import { isShownWhole, toldCommand } from "./shown-command.ts";
import type { VerifyScene } from "./verify-project.ts";

/** What would become of a check. */
const PLANS = { run: "would run", ask: "would be asked for", refuse: "may not run" } as const;
type Plan = keyof typeof PLANS;

/** Tells what `verify` would do with each check, for `--dry-run`; nobody is asked and nothing is run. Gives the exit code. */
export async function tellPlan(
  jobs: readonly VerifyJob[],
  scene: VerifyScene,
  { io, json }: { readonly io: CommandIo; readonly json: boolean },
): Promise<number> {
  const planned = await Promise.all(jobs.map(async (job) => ({ job, plans: await planOf(job, scene) })));
  if (json) {
    printJson(io, "plan", {
      projects: planned.map(({ job: { project, checks }, plans }) => ({
        project: project.name,
        path: project.path,
        checks: checks.map((check, at) => ({ ...check, command: redactSecrets(check.command), plan: plans[at] })),
      })),
    });
    return 0;
  }
  for (const { job, plans } of planned) {
    if (planned.length > 1) io.out(`${job.project.name}:\n`);
    for (const [at, { command, of }] of job.checks.entries()) io.out(`${PLANS[plans[at] ?? "refuse"]}  ${of.join(", ")}  ${toldCommand(command)}\n`);
  }
  if (planned.every(({ plans }) => plans.length === 0)) io.out("No criterion has a check\n  Next: write `Check:` and a command behind a criterion\n");
  return 0;
}

async function planOf({ project, checks }: VerifyJob, { permit }: VerifyScene): Promise<readonly Plan[]> {
  const commands = checks.map(({ command }) => command);
  const allowed = await permitChecks(commands, { ...permit, folder: project.folder, ask: undefined });
  const planFor = ({ command }: ChosenCheck): Plan => {
    if (allowed.has(command)) return "run";
    return permit.ask !== undefined && isShownWhole(command) ? "ask" : "refuse";
  };
  return checks.map(planFor);
}
