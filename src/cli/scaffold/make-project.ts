import { basename } from "node:path";
import type { Actor } from "../../protocol/owner.ts";
import { textOption, type Invocation } from "../command.ts";
import type { CommandIo } from "../io.ts";
import { pathInWorkspace, type OpenWorkspace } from "../open-workspace.ts";
import type { Settings } from "../settings.ts";
import { planScaffold } from "../../workspace/scaffold/plan-scaffold.ts";
import { carryOut } from "./carry-out.ts";
import { projectFiles } from "./project-files.ts";
import { agentsOf } from "./scaffold-options.ts";

/** A project to make or adopt, once its place and name are known. */
export interface ProjectRequest {
  readonly invocation: Invocation;
  readonly io: CommandIo;
  readonly kind: "new" | "adopt";
  readonly settings: Settings;
  readonly name: string;
  readonly folder: string;
  readonly handoffFile: string;
  readonly owner: Actor;
  /** Owner for the index: that of a handoff that is adopted already. */
  readonly indexOwner?: Actor;
  readonly workspace: OpenWorkspace | undefined;
}

/** Makes a project's files and its row in the index, after showing them. Gives the exit code. */
export function makeProject(request: ProjectRequest): Promise<number> {
  const { invocation, io, kind, settings, name, folder, handoffFile, owner, indexOwner = owner, workspace } = request;
  const now = io.now();
  const wish = { name, handoffFile, owner, nextAction: textOption(invocation, "next"), agents: agentsOf(invocation), known: settings.agents, now };
  const plan = planScaffold({ kind: "project", root: folder, files: projectFiles(wish) });
  const entries = workspace === undefined ? [] : [{ name, path: pathInWorkspace(workspace, folder), owner: indexOwner, now }];
  const next = [`open your agent in ${basename(folder)} and type HANDOFF`, `write the tasks into ${handoffFile}: agent-relay check tells what is missing`];
  return carryOut({ invocation, io, kind, plan, workspace, entries, next });
}
