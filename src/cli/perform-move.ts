import { relative } from "node:path";
import { refuse, type Result } from "../diagnostic/result.ts";
import { describeOwner } from "../protocol/describe-owner.ts";
import type { MoveContext, MoveName, MoveOutcome, Refusal } from "../protocol/moves/move.ts";
import type { Handoff } from "../protocol/handoff/model.ts";
import { ownerId } from "../protocol/owner-id.ts";
import { updateFiles } from "../workspace/files/update-files.ts";
import { readRepositoryState } from "../workspace/git/read-repository-state.ts";
import { switchOption, textOption, type Invocation } from "./command.ts";
import { CommandError } from "./command-error.ts";
import { identify } from "./identity.ts";
import type { CommandIo } from "./io.ts";
import { filesOfMove, type MoveFiles } from "./move-files.ts";
import type { MoveJob } from "./move-job.ts";
import { chooseProject } from "./open-project.ts";
import { placeOf, standAt } from "./open-workspace.ts";
import { printJson } from "./print-json.ts";
import { heldElsewhere, keepLease } from "./session.ts";
import { loadSettings } from "./settings.ts";
import { diffText } from "./show-diff.ts";

/** A move as a command asks for it. `leaseLive` tells whether the owner's session is at work, gone, or was never seen. */
export type MoveCall = (handoff: Handoff, context: MoveContext, leaseLive: boolean | undefined) => Result<MoveOutcome, Refusal>;

/** What `performMove` needs. */
export interface MoveRequest {
  readonly invocation: Invocation;
  readonly io: CommandIo;
  readonly name: MoveName;
  readonly move: MoveCall;
  /** Runs after the checks and before anything is written, such as a claim on a remote; throws to stop the move. */
  readonly before?: (job: MoveJob) => void;
}

/** Makes a move on disk: handoff, review file and index under their locks, then lease and session record; prints what happened. Gives the exit code. */
export async function performMove(request: MoveRequest): Promise<number> {
  const job = prepareMove(request);
  const files = filesOfMove(job, (handoff, live) => guardedMove(request, job, { handoff, live }), { review: request.name === "review" });
  if (switchOption(request.invocation, "dryRun")) return showMove(request, job, files);
  if (request.before !== undefined) {
    const trial = files.trial();
    if (!trial.ok) throw refusalError(trial.problem);
    request.before(job);
  }
  const written = updateFiles(files.paths, files.transform, { create: true });
  if (!written.ok) throw refusalError(written.problem);
  const outcome = files.outcome();
  keepLease(job, outcome.owner, { kind: request.name, text: outcome.summary });
  const changed = written.value.files.filter((file) => file.changed).map((file) => relative(request.io.cwd, file.path));
  printMove(request, { job, outcome, changed, notes: written.value.notes });
  return 0;
}

function prepareMove({ invocation, io }: MoveRequest): MoveJob {
  const place = placeOf(io.cwd);
  const settings = loadSettings(io, { place });
  const project = chooseProject(standAt(place, settings.agents), { name: textOption(invocation, "project"), agents: settings.agents });
  const { actor } = identify(textOption(invocation, "as"), io, settings.agents);
  const commit = readRepositoryState(project.folder)?.commit;
  const force = switchOption(invocation, "force");
  return { io, settings, project, actor, context: { actor, now: io.now(), force, agents: settings.agents, ...(commit === undefined ? {} : { commit }) } };
}

/** The move, unless another living session of the same agent is at work on the project. */
function guardedMove(
  { move, name }: MoveRequest,
  job: MoveJob,
  { handoff, live }: { readonly handoff: Handoff; readonly live: boolean | undefined },
): Result<MoveOutcome, Refusal> {
  const held = name === "assign" ? undefined : heldElsewhere(job, handoff);
  return held === undefined ? move(handoff, job.context, live) : refuse(held);
}

async function showMove({ invocation, io, name }: MoveRequest, job: MoveJob, files: MoveFiles): Promise<number> {
  const trial = files.trial();
  if (!trial.ok) throw refusalError(trial.problem);
  const outcome = files.outcome();
  const diff = await diffText(trial.value, io.colour && !switchOption(invocation, "json"));
  if (switchOption(invocation, "json"))
    printJson(io, "move", { move: name, project: job.project.name, dryRun: true, owner: ownerId(outcome.owner), summary: outcome.summary, diff });
  else io.out(diff === "" ? `${outcome.summary}; nothing would change\n` : diff);
  return 0;
}

interface MoveReport {
  readonly job: MoveJob;
  readonly outcome: MoveOutcome;
  readonly changed: readonly string[];
  readonly notes: readonly string[];
}

function printMove({ invocation, io, name }: MoveRequest, { job, outcome, changed, notes }: MoveReport): void {
  const { project, actor } = job;
  if (switchOption(invocation, "json")) {
    printJson(io, "move", {
      move: name,
      project: project.name,
      path: project.path,
      actor: ownerId(actor),
      owner: ownerId(outcome.owner),
      summary: outcome.summary,
      changed,
      notes,
    });
    return;
  }
  io.out(`${project.name}: ${outcome.summary}\n`);
  for (const note of notes) io.err(`Note: ${note}\n`);
  const { owner } = outcome;
  if (owner.kind === "agent" && ownerId(owner) !== ownerId(actor)) io.out(`  Next: open ${describeOwner(owner)} and type HANDOFF\n`);
  if (owner.kind === "user" && actor.kind !== "user") io.out("  Next: the user reads it and decides: agent-relay handoff\n");
}

const EXIT_CODES = { "not-yours": 3, "wrong-use": 2, "not-allowed": 1, "not-found": 1 } as const;

/** Turns a refused move or a problem with the disk into the error that ends the command. */
export function refusalError(problem: Refusal | { readonly kind: "problem"; readonly message: string; readonly hint?: string }): CommandError {
  if ("kind" in problem) return new CommandError(problem.message, { exitCode: 1, hint: problem.hint });
  return new CommandError(problem.message, { exitCode: EXIT_CODES[problem.code], hint: problem.hint });
}
