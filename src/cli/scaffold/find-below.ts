import { basename } from "node:path";
import type { Owner } from "../../protocol/owner.ts";
import { parseHandoff } from "../../protocol/handoff/parse-handoff.ts";
import { findUnindexedProjects } from "../../workspace/discovery/find-unindexed-projects.ts";
import { readText } from "../../disk/files/read-text.ts";
import { listRepositories } from "../../workspace/finding/list-repositories.ts";
import type { Settings } from "../settings.ts";

/** A project that was found below a folder; `path` is relative to it, with `/`. */
export interface FoundBelow {
  readonly name: string;
  readonly path: string;
  readonly owner: Owner;
  /** Whether its handoff has the protocol's fields. */
  readonly adopted: boolean;
}

/** What lies below a folder: projects with a handoff file, and repositories without one. */
export interface Below {
  readonly projects: readonly FoundBelow[];
  readonly repositories: readonly string[];
}

/** Looks below a folder for projects and repositories, as deep as the settings say. */
export function findBelow(root: string, { projectsDepth, agents }: Settings): Below {
  const projects = findUnindexedProjects(root, { depth: projectsDepth }).map(({ path, file }) => ({ name: basename(path), path, ...ownerIn(file, agents) }));
  const known = new Set(projects.map((project) => project.path));
  return { projects, repositories: listRepositories(root).filter((name) => !known.has(name)) };
}

function ownerIn(file: string, agents: readonly string[]): Pick<FoundBelow, "owner" | "adopted"> {
  const text = readText(file);
  const handoff = text.ok ? parseHandoff(text.value.text, { agents }) : undefined;
  return { owner: handoff?.owner?.value ?? { kind: "nobody" }, adopted: handoff?.fields.owner !== undefined };
}
