import { readFileSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

/** A git working tree. */
export interface Repository {
  /** Folder that holds `.git`. */
  readonly root: string;
  /** Folder of the repository itself; for a linked worktree or a submodule not below `root`. */
  readonly gitFolder: string;
  /** Whether `.git` is a file that leads elsewhere. */
  readonly linked: boolean;
}

/**
 * Finds the git working tree a folder lies in, without running git. An empty `.git` folder, such as codex's sandbox leaves in every writable folder, does not count
 * (AGENT-CLIS.md 3.2): it must hold `HEAD`, or be a file with `gitdir:`.
 */
export function findRepository(from: string): Repository | undefined {
  for (let folder = resolve(from); ; folder = dirname(folder)) {
    const repository = repositoryAt(folder);
    if (repository !== undefined) return repository;
    if (dirname(folder) === folder) return undefined;
  }
}

function repositoryAt(root: string): Repository | undefined {
  const git = join(root, ".git");
  try {
    const stats = statSync(git, { throwIfNoEntry: false });
    if (stats === undefined) return undefined;
    if (stats.isDirectory()) return hasHead(git) ? { root, gitFolder: git, linked: false } : undefined;
    if (!stats.isFile() || stats.size > 65_536) return undefined;
    const target = /^gitdir:[ \t]*(.+?)\s*$/m.exec(readFileSync(git, "utf8"))?.[1];
    return target === undefined ? undefined : { root, gitFolder: resolve(root, target), linked: true };
  } catch {
    return undefined;
  }
}

function hasHead(git: string): boolean {
  return statSync(join(git, "HEAD"), { throwIfNoEntry: false })?.isFile() ?? false;
}
