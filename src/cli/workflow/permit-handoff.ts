import { checksOfPlan } from "../../bridge/checks-of-plan.ts";
import { redactSecrets } from "../../util/secrets/redact-secrets.ts";
import { detectHost } from "../../workspace/detect-host.ts";
import type { Plan } from "../../workflow/plan/plan.ts";
import { CommandError } from "../command-error.ts";
import type { CommandIo } from "../io.ts";
import { createPermit } from "../verify/create-permit.ts";
import { permitChecks } from "../verify/permit-checks.ts";
import { refuseBelowHook } from "../verify/refuse-below-hook.ts";
import { isShownWhole, toldCommand } from "../verify/shown-command.ts";

/** A plan that was made of a handoff, and where its project lies. */
export interface HandoffPlan {
  readonly plan: Pick<Plan, "steps">;
  /** Folder of the project, absolute and without links. */
  readonly folder: string;
  readonly yes: boolean;
  readonly json: boolean;
}

/** Lets the commands that a handoff names run where somebody allowed them, as `verify` does: its text came with the repository. @throws CommandError where one may not run. */
export async function permitHandoff({ plan, folder, ...answers }: HandoffPlan, io: CommandIo): Promise<void> {
  const commands = checksOfPlan(plan);
  if (commands.length === 0) return;
  refuseBelowHook(io.env, RUN_WORDS);
  const permit = createPermit(answers, io);
  const allowed = await permitChecks(commands, { ...permit, folder });
  const refused = commands.filter((command) => !allowed.has(command));
  if (refused.length === 0) return;
  for (const command of refused) io.err(`Nobody allowed: ${toldCommand(command)}\n${isShownWhole(command) ? "" : HIDES_SECRET}`);
  throw new CommandError("Cannot run the handoff: it names commands that nobody allowed", { exitCode: 3, hint: hintFor(io) });
}

const RUN_WORDS = { act: "run the commands of a handoff", command: "run" };

const HIDES_SECRET = "  Nobody is asked either, for a secret in it is not shown: put that into a variable\n";

function hintFor({ env, interactive }: CommandIo): string {
  if (detectHost(env) !== undefined) return "the user runs it in a terminal and is asked, or lists them under `verify.allow` of the user's own settings";
  const listed = "list them under `verify.allow` of your own settings";
  return interactive ? `say yes when asked, or ${listed}` : `run it in a terminal, where you are asked; or with --yes; or ${listed}`;
}

/** What would become of a command of a handoff: it runs, somebody is asked first, or it never runs. */
export interface PlannedCheck {
  readonly command: string;
  readonly permit: "allowed" | "asked" | "refused";
}

/** Tells which commands of a handoff a run would run, and which it would ask about first; nobody is asked and nothing is run. */
export async function planHandoffChecks({ plan, folder, ...answers }: HandoffPlan, io: CommandIo): Promise<readonly PlannedCheck[]> {
  const commands = checksOfPlan(plan);
  if (commands.length === 0) return [];
  const allowed = await permitChecks(commands, { ...createPermit(answers, io), ask: undefined, folder });
  return commands.map((command) => ({ command: redactSecrets(command), permit: permitOf(command, allowed) }));
}

function permitOf(command: string, allowed: ReadonlySet<string>): PlannedCheck["permit"] {
  if (allowed.has(command)) return "allowed";
  return isShownWhole(command) ? "asked" : "refused";
}
