import type { Actor, Owner } from "../../protocol/owner.ts";
import { describeOwner } from "../../protocol/describe-owner.ts";
import { resolveInside } from "../../disk/files/resolve-inside.ts";
import { planScaffold } from "../../workspace/scaffold/plan-scaffold.ts";
import { shownPath } from "../check/shown-path.ts";
import { textOption, type Invocation } from "../command.ts";
import { CommandError } from "../command-error.ts";
import type { CommandIo } from "../io.ts";
import { pathInWorkspace, type OpenWorkspace } from "../open-workspace.ts";
import type { Settings } from "../settings.ts";
import { carryOut, type ScaffoldJob } from "./carry-out.ts";
import type { HandoffFile } from "./handoff-file-in.ts";
import { projectFiles } from "./project-files.ts";
import { agentsOf, makerOf } from "./scaffold-options.ts";

/** A project to make or adopt, once its place and name are known. */
export interface ProjectRequest {
  readonly invocation: Invocation;
  readonly io: CommandIo;
  readonly kind: "new" | "adopt";
  readonly settings: Settings;
  readonly name: string;
  readonly folder: string;
  readonly handoff: HandoffFile;
  /** Owner for a handoff that names none. */
  readonly owner: Actor;
  readonly workspace: OpenWorkspace | undefined;
}

/** Makes a project's files and its row in the index, after showing them. Gives the exit code. */
export function makeProject(request: ProjectRequest): Promise<number> {
  const { invocation, io, kind, settings, name, folder, handoff, owner } = request;
  const maker = makerOf(invocation, io, settings.agents);
  const wish = {
    name,
    handoffFile: handoff.name,
    owner,
    maker,
    nextAction: textOption(invocation, "next"),
    agents: agentsOf(invocation),
    known: settings.agents,
    now: io.now(),
  };
  const plan = planScaffold({ kind: "project", root: folder, files: projectFiles(wish) });
  const place = shownPath(io.cwd, folder);
  const next = [
    `open your agent in ${place} and type HANDOFF`,
    `write the tasks into ${shownPath(io.cwd, `${folder}/${handoff.name}`)}: agent-relay check tells what is missing`,
  ];
  return carryOut({ invocation, io, kind, plan, index: indexOf(request, handoff.owner ?? owner), notes: notesOn(request), next });
}

/** @throws CommandError where the index cannot be changed, or names another project alike. */
function indexOf({ io, name, folder, workspace }: ProjectRequest, owner: Owner): ScaffoldJob["index"] {
  if (workspace === undefined) return undefined;
  if (workspace.index.conflicts.length > 0)
    throw new CommandError(`Cannot add \`${name}\` to the index: "${workspace.file}" holds conflict markers`, {
      exitCode: 1,
      hint: "mend them, then try again",
    });
  const inside = resolveInside(workspace.folder, pathInWorkspace(workspace, folder));
  if (!inside.ok) throw new CommandError(inside.problem.message, { exitCode: 1, hint: "name a folder that lies in the workspace, not a link out of it" });
  return { workspace, entry: { name, path: pathInWorkspace(workspace, folder), owner, now: io.now() } };
}

function notesOn(request: ProjectRequest): readonly string[] {
  const { name, behind } = request.handoff;
  const twin = behind === undefined ? [] : [`"${behind}" counts before "${name}": move it away, or every command reads that one`];
  return [...twin, ...ownerNote(request)];
}

function ownerNote({ invocation, handoff, owner }: ProjectRequest): readonly string[] {
  if (handoff.owner === undefined || textOption(invocation, "owner") === undefined || describeOwner(handoff.owner) === describeOwner(owner)) return [];
  return [
    `The handoff names an owner already, ${describeOwner(handoff.owner)}, who stays; to pass it on: agent-relay handoff ${describeOwner(owner).toLowerCase()}`,
  ];
}
