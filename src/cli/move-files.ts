import { join, relative } from "node:path";
import { applyEdits } from "../diagnostic/apply-edits.ts";
import { refuse, succeed, type Result } from "../diagnostic/result.ts";
import { describeOwner } from "../protocol/describe-owner.ts";
import type { Handoff } from "../protocol/handoff/model.ts";
import { parseHandoff } from "../protocol/handoff/parse-handoff.ts";
import { parseWorkspaceIndex } from "../protocol/index/parse-workspace-index.ts";
import { setActiveProject } from "../protocol/index/set-active-project.ts";
import { setIndexOwner } from "../protocol/index/set-index-owner.ts";
import type { MoveOutcome, Refusal } from "../protocol/moves/move.ts";
import { ownerId } from "../protocol/owner-id.ts";
import type { Owner } from "../protocol/owner.ts";
import { appendReviewText } from "../protocol/review/append-review-text.ts";
import { reviewFileName } from "../protocol/review/review-file-name.ts";
import { readText } from "../disk/files/read-text.ts";
import type { Snapshot } from "../disk/files/snapshot.ts";
import type { OpenProject } from "./open-project.ts";
import type { MoveJob } from "./move-job.ts";
import { ownersLeaseIsLive } from "./session.ts";
import type { FileChange } from "./show-diff.ts";

/** The files one move changes, and how: review file, handoff, index, in the order they are written. */
export interface MoveFiles {
  readonly paths: readonly string[];
  /** The texts after the move, from those before; for `updateFiles`. */
  transform(snapshots: readonly Snapshot[]): Result<readonly string[], Refusal>;
  /** Makes the move on the files as they are, without writing. */
  trial(): Result<readonly FileChange[], Refusal>;
  /** Outcome of the last transform. @throws Error before one was made. */
  outcome(): MoveOutcome;
}

/** How the files of a move differ from those of others: `activate` also makes the project the active one, `review` adds the actor's review file. */
export interface MoveFilesOptions {
  readonly activate?: boolean;
  readonly review?: boolean;
}

type Attempt = (handoff: Handoff, leaseLive: boolean | undefined) => Result<MoveOutcome, Refusal>;

/** Gathers the files of a move; `attempt` makes it on a handoff that was just read. */
export function filesOfMove(job: MoveJob, attempt: Attempt, options: MoveFilesOptions = {}): MoveFiles {
  const { project } = job;
  const reviewFiles = options.review === true ? [join(project.folder, reviewFileName(ownerId(job.actor)))] : [];
  const paths = [...reviewFiles, project.file, ...(project.workspace === undefined ? [] : [project.workspace.file])];
  let last: MoveOutcome | undefined;
  const transform: MoveFiles["transform"] = (snapshots) => {
    const review = snapshots.slice(0, reviewFiles.length);
    const [own, index] = snapshots.slice(reviewFiles.length);
    if (own === undefined) throw new Error("Cannot move without the project's file");
    const handoff = parseHandoff(own.text, { agents: job.settings.agents });
    const outcome = own.exists ? attempt(handoff, ownersLeaseIsLive(project, handoff, job.context.now)) : refuse(vanished(project));
    if (!outcome.ok) return outcome;
    const made = outcome.value;
    last = made;
    const texts = [...review.map(({ text }) => reviewText(text, made, job)), applyEdits(own.text, made.edits)];
    return succeed(index === undefined ? texts : [...texts, indexText(index.text, { job, owner: made.owner, activate: options.activate ?? false })]);
  };
  return {
    paths,
    transform,
    trial: () => tryOut(paths, transform, job.io.cwd),
    outcome() {
      if (last === undefined) throw new Error("Cannot tell the outcome of a move that was not made");
      return last;
    },
  };
}

function reviewText(text: string, { review }: MoveOutcome, { actor }: MoveJob): string {
  return review === undefined ? text : applyEdits(text, appendReviewText(text, { title: `${describeOwner(actor)} Review`, markdown: review.markdown }));
}

interface IndexChange {
  readonly job: MoveJob;
  readonly owner: Owner;
  readonly activate: boolean;
}

/** The index says of the project what the project says of itself; a damaged index is left to `check`. */
function indexText(text: string, { job, owner, activate }: IndexChange): string {
  const index = parseWorkspaceIndex(text, { agents: job.settings.agents });
  if (index === undefined || index.conflicts.length > 0) return text;
  const turn = { owner, now: job.context.now };
  const { name, path } = job.project;
  return applyEdits(text, activate ? setActiveProject(index, { name, path }, turn) : setIndexOwner(index, name, turn));
}

function tryOut(paths: readonly string[], transform: MoveFiles["transform"], cwd: string): Result<readonly FileChange[], Refusal> {
  const snapshots = paths.map(snapshotOrEmpty);
  const texts = transform(snapshots);
  if (!texts.ok) return texts;
  return succeed(
    snapshots
      .map((snapshot, at) => ({
        path: relative(cwd, snapshot.path).replaceAll("\\", "/"),
        before: snapshot.exists ? snapshot.text : undefined,
        after: texts.value[at] ?? snapshot.text,
      }))
      .filter((change) => (change.before ?? "") !== change.after),
  );
}

function snapshotOrEmpty(path: string): Snapshot {
  const read = readText(path);
  return read.ok ? read.value : { path, realPath: path, exists: false, text: "", bytes: 0, hash: "", mode: 0o644, utf8: true };
}

function vanished(project: OpenProject): Refusal {
  return {
    code: "not-found",
    message: `Cannot move \`${project.name}\`: its handoff file is gone`,
    hint: "restore it from git, or adopt the folder again: agent-relay adopt",
  };
}
