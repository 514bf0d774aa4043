import { join } from "node:path";
import { applyEdits } from "../diagnostic/apply-edits.ts";
import { type Result, refuse, succeed } from "../diagnostic/result.ts";
import type { FileProblem } from "../disk/file-problem.ts";
import type { Snapshot } from "../disk/files/snapshot.ts";
import type { Handoff } from "../protocol/handoff/model.ts";
import { parseHandoff } from "../protocol/handoff/parse-handoff.ts";
import { parseWorkspaceIndex } from "../protocol/index/parse-workspace-index.ts";
import { setIndexOwner } from "../protocol/index/set-index-owner.ts";
import type { MoveOutcome, Refusal } from "../protocol/moves/move.ts";
import type { Owner } from "../protocol/owner.ts";
import { appendReviewText } from "../protocol/review/append-review-text.ts";
import { updateFiles } from "../workspace/files/update-files.ts";
import type { BridgeProject } from "./bridge-project.ts";

/** A change of a project that a run makes. */
export interface ProjectChange {
  readonly project: BridgeProject;
  readonly agents: readonly string[];
  /** ISO 8601 in UTC, to the second. */
  readonly now: string;
  /** Makes the move on the handoff as it was just read; asked again where somebody else wrote meanwhile. */
  readonly move: (handoff: Handoff) => Result<MoveOutcome, Refusal>;
  /** Name of the review file that the move may add to, its title where it is new, and the words that tell that the round stands there already. */
  readonly review?: { readonly file: string; readonly title: string; readonly mark: string };
}

/** Writes a move of a run to disk: review file, handoff and index under their locks, each in one step. Every byte that the move does not mean stays as it is. */
export function changeProject(change: ProjectChange): Result<MoveOutcome, Refusal | FileProblem> {
  const { project, agents, review } = change;
  const reviews = review === undefined ? [] : [join(project.folder, review.file)];
  let made: MoveOutcome | undefined;
  const transform = (snapshots: readonly Snapshot[]): Result<readonly string[], Refusal> => {
    const [own, index] = snapshots.slice(reviews.length);
    if (own?.exists !== true) return refuse(vanished(project));
    const outcome = change.move(parseHandoff(own.text, { agents }));
    if (!outcome.ok) return outcome;
    made = outcome.value;
    const { edits, owner } = outcome.value;
    const rounds = snapshots.slice(0, reviews.length).map(({ text }) => reviewText(text, outcome.value, change));
    return succeed([...rounds, applyEdits(own.text, edits), ...(index === undefined ? [] : [indexText(index.text, owner, change)])]);
  };
  const written = updateFiles([...reviews, project.file, ...(project.workspace === undefined ? [] : [project.workspace.file])], transform, { create: true });
  if (!written.ok) return written;
  return made === undefined ? refuse(vanished(project)) : succeed(made);
}

function reviewText(text: string, outcome: MoveOutcome, { review }: ProjectChange): string {
  if (outcome.review === undefined || review === undefined || text.includes(review.mark)) return text;
  return applyEdits(text, appendReviewText(text, { title: review.title, markdown: outcome.review.markdown }));
}

/** The index says of the project what the project says of itself; a damaged index is left to `check`. */
function indexText(text: string, owner: Owner, { project, agents, now }: ProjectChange): string {
  const index = parseWorkspaceIndex(text, { agents });
  return index === undefined || index.conflicts.length > 0 ? text : applyEdits(text, setIndexOwner(index, project.name, { owner, now }));
}

function vanished({ name }: BridgeProject): Refusal {
  return { code: "not-found", message: `Cannot write back to \`${name}\`: its handoff file is gone`, hint: "restore it from git" };
}
