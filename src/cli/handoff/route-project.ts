import { refuse } from "../../diagnostic/result.ts";
import { describeOwner } from "../../protocol/describe-owner.ts";
import { nothingToDo } from "../../protocol/moves/compose-move.ts";
import { assign } from "../../protocol/moves/assign.ts";
import { refusalOfAny } from "../../protocol/moves/refusals.ts";
import type { Handoff } from "../../protocol/handoff/model.ts";
import type { MoveContext, MoveOutcome, Refusal } from "../../protocol/moves/move.ts";
import type { Actor } from "../../protocol/owner.ts";
import { sameOwner } from "../../protocol/same-owner.ts";
import type { Trigger } from "../../protocol/trigger.ts";
import type { Result } from "../../diagnostic/result.ts";
import { updateFiles } from "../../workspace/files/update-files.ts";
import { switchOption } from "../command.ts";
import { parseActor } from "../identity.ts";
import type { MoveJob } from "../move-job.ts";
import { filesOfMove, type MoveFiles } from "../move-files.ts";
import { chooseProject } from "../open-project.ts";
import { standAt, placeOf } from "../open-workspace.ts";
import { refusalError } from "../perform-move.ts";
import { printJson } from "../print-json.ts";
import { keepLease } from "../session.ts";
import { diffText } from "../show-diff.ts";
import { briefProject } from "./brief-project.ts";
import type { Scene } from "./scene.ts";

type Route = Extract<Trigger, { readonly kind: "route" }>;

/** Does what a routed trigger says, on the user's word: makes the project the active one, assigns it, and prints the brief when the reader is the new owner. */
export async function routeProject(scene: Scene, route: Route): Promise<number> {
  const { io, settings, reader, invocation } = scene;
  const project = chooseProject(scene.standing, { name: route.project, agents: settings.agents });
  const to = route.agent === undefined ? undefined : parseActor(route.agent, settings.agents);
  const context = { actor: reader, now: io.now(), force: false, agents: settings.agents };
  const job = { io, settings, project, actor: reader, context };
  const files = filesOfMove(job, (handoff) => assignOrKeep(handoff, to, context), { activate: true });
  if (switchOption(invocation, "dryRun")) return showRoute(scene, files);
  const written = updateFiles(files.paths, files.transform, { create: true });
  if (!written.ok) throw refusalError(written.problem);
  return tellRoute(scene, job, files.outcome());
}

/** Without an agent the project keeps its owner and only becomes the active one. */
function assignOrKeep(handoff: Handoff, to: Actor | undefined, context: MoveContext): Result<MoveOutcome, Refusal> {
  if (to !== undefined) return assign(handoff, { to }, context);
  const refusal = refusalOfAny(handoff, context);
  return refusal === undefined ? nothingToDo(handoff.owner?.value ?? { kind: "nobody" }, "Made active") : refuse(refusal);
}

async function showRoute({ io, invocation }: Scene, files: MoveFiles): Promise<number> {
  const trial = files.trial();
  if (!trial.ok) throw refusalError(trial.problem);
  const diff = await diffText(trial.value, io.colour && !switchOption(invocation, "json"));
  if (switchOption(invocation, "json")) printJson(io, "route", { dryRun: true, summary: files.outcome().summary, diff });
  else io.out(diff === "" ? "Nothing would change\n" : diff);
  return 0;
}

/** The brief follows when it is the reader's turn now; else whose turn it is. */
async function tellRoute(scene: Scene, job: MoveJob, outcome: MoveOutcome): Promise<number> {
  const { io, reader, settings, invocation } = scene;
  const { owner } = outcome;
  keepLease(job, owner, { kind: "route", text: outcome.summary });
  const project = chooseProject(standAt(placeOf(io.cwd), settings.agents), {
    name: job.project.workspace === undefined ? undefined : job.project.path,
    agents: settings.agents,
  });
  if (sameOwner(owner, reader) && reader.kind === "agent") return briefProject(scene, project);
  if (switchOption(invocation, "json"))
    printJson(io, "route", { project: project.name, path: project.path, owner: describeOwner(owner), summary: outcome.summary });
  else io.out(`${project.name}: ${outcome.summary}\n${owner.kind === "agent" ? `  Next: open ${describeOwner(owner)} and type HANDOFF\n` : ""}`);
  return 0;
}
