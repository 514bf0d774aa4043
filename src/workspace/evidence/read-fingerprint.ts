import { join } from "node:path";
import type { Fingerprint } from "../../protocol/evidence/fingerprint.ts";
import { createBudget } from "../baseline/budget.ts";
import { readFileState } from "../baseline/file-state.ts";
import { listFiles } from "../baseline/list-files.ts";
import { sha256 } from "../../disk/files/sha256.ts";
import { readGitFiles } from "../git/read-git-files.ts";
import { isProtocolFile } from "./is-protocol-file.ts";

/** Without git, files above this number and time are not looked at. */
const MOST_FILES = 20_000;
const TIME_MS = 5000;

/** A fingerprint, and a hash over the files that git tracks: what a check leaves behind is mostly none of them. Absent without git. */
export interface ReadFingerprint extends Fingerprint {
  readonly tracked?: string | undefined;
}

/** Reads the state of a project's files: what git knows of them, else what they hold. `inScope` tells which are in scope, by path relative to the folder with `/`; absent where the handoff names none. */
export function readFingerprint(folder: string, inScope?: (path: string) => boolean): ReadFingerprint {
  const git = readGitFiles(folder);
  const files = [...(git?.files ?? plainFiles(folder))].filter(([path]) => !isProtocolFile(path)).sort(([left], [right]) => (left < right ? -1 : 1));
  const untracked = new Set(git?.untracked);
  return {
    ...(git !== undefined && git.commit !== "" && { commit: git.commit }),
    dirty: git?.changed.some((path) => !isProtocolFile(path)) ?? false,
    files: hashOf(files),
    ...(git !== undefined && { tracked: hashOf(files.filter(([path]) => !untracked.has(path))) }),
    ...(inScope && { scope: hashOf(files.filter(([path]) => inScope(path))) }),
  };
}

type Files = readonly (readonly [path: string, content: string])[];

function plainFiles(folder: string): Files {
  const budget = createBudget(TIME_MS);
  const { files } = listFiles(folder, { most: MOST_FILES, budget });
  return files.map((path) => {
    const [mark, hash] = readFileState(join(folder, ...path.split("/")), budget);
    return [path, hash === "" ? mark : hash];
  });
}

function hashOf(files: Files): string {
  return sha256(files.map(([path, content]) => `${content} ${path}\0`).join("")).slice(0, 32);
}
