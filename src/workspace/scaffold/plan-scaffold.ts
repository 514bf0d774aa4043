import { readlinkSync } from "node:fs";
import path, { dirname, resolve } from "node:path";
import type { FileProblem } from "../../disk/file-problem.ts";
import { insideRoot } from "../../disk/files/inside-root.ts";
import { isLink } from "../../disk/files/read-bytes.ts";
import { readText } from "../../disk/files/read-text.ts";
import { resolveInside } from "../../disk/files/resolve-inside.ts";
import { parseInstructionLink } from "./instruction-link.ts";
import type { EditRefusal, PlannedFile, ScaffoldFile, ScaffoldPlan, ScaffoldRequest } from "./scaffold-plan.ts";

/** Works out what a scaffold would create, change and leave alone, and writes nothing. Links are never replaced: the file they lead to is changed once, if it lies in the folder. */
export function planScaffold(request: ScaffoldRequest): ScaffoldPlan {
  const draft: Draft = { request, files: [], notes: [], problems: [] };
  for (const file of request.files) {
    const planned = planFile(file, draft);
    if (planned !== undefined) draft.files.push(planned);
  }
  return { kind: request.kind, root: request.root, files: draft.files, notes: draft.notes, problems: draft.problems };
}

interface Draft {
  readonly request: ScaffoldRequest;
  readonly files: PlannedFile[];
  readonly notes: string[];
  readonly problems: (EditRefusal | FileProblem)[];
}

function planFile(file: ScaffoldFile, draft: Draft): PlannedFile | undefined {
  const joined = insideRoot(draft.request.root, file.path, path);
  if (joined !== undefined && isLink(joined)) {
    const linked = planLink(file, joined, draft);
    if (linked !== undefined) return linked;
  }
  const target = resolveInside(draft.request.root, file.path);
  if (!target.ok) {
    draft.problems.push(target.problem);
    return undefined;
  }
  return planAt(file, target.value, draft);
}

/** A link to another file of the scaffold, or out of the folder, stays as it is; undefined for a link whose target is to be changed through it. */
function planLink(file: ScaffoldFile, joined: string, draft: Draft): PlannedFile | undefined {
  const goal = resolve(dirname(joined), readlinkSync(joined));
  const twin = draft.request.files.find((other) => other.path !== file.path && insideRoot(draft.request.root, other.path, path) === goal);
  if (twin !== undefined) return untouched(file, goal, `it is a link to "${twin.path}", which has it`);
  const target = resolveInside(draft.request.root, file.path);
  if (target.ok || target.problem.code !== "outside") return undefined;
  draft.notes.push(`"${file.path}" is a link to a file outside of this folder and stays as it is`);
  return untouched(file, joined, "it is a link to a file outside of this folder");
}

function planAt(file: ScaffoldFile, target: string, draft: Draft): PlannedFile | undefined {
  const snapshot = readText(target);
  if (!snapshot.ok && snapshot.problem.code === "not-found") return planMissing(file, target);
  if (!snapshot.ok) {
    draft.problems.push(snapshot.problem);
    return undefined;
  }
  const before = snapshot.value.text;
  const link = parseInstructionLink(before);
  if (link?.kind === "link-text" && draft.request.files.some((other) => other.path === link.target)) {
    draft.notes.push(`"${file.path}" holds only the name "${link.target}": it was a symbolic link and git has checked it out as text`);
    return { ...untouched(file, target, `it stands for a link to "${link.target}"`), before, after: before };
  }
  if (link?.kind === "import") {
    draft.notes.push(`"${file.path}" imports "${link.target}"; agents in subfolders do not follow that, so the rules are written out`);
  }
  if (file.edit === undefined) return { ...untouched(file, target, "it is already there"), before, after: before };
  return planEdit({ ...file, edit: file.edit }, { target, before }, draft);
}

function planMissing(file: ScaffoldFile, target: string): PlannedFile {
  if (file.text === undefined) return untouched(file, target, "it is not there");
  return { path: file.path, target, outcome: "created", after: file.text };
}

function planEdit(
  file: ScaffoldFile & Required<Pick<ScaffoldFile, "edit">>,
  at: { readonly target: string; readonly before: string },
  draft: Draft,
): PlannedFile | undefined {
  const { target, before } = at;
  const after = file.edit(before);
  if (!after.ok) {
    draft.problems.push(after.problem);
    return undefined;
  }
  if (after.value === before) return { ...untouched(file, target, "it has all it needs"), before, after: before };
  return { path: file.path, target, outcome: "changed", before, after: after.value, edit: file.edit };
}

function untouched(file: ScaffoldFile, target: string, reason: string): PlannedFile {
  return { path: file.path, target, outcome: "untouched", reason };
}
