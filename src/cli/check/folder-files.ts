import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { SubjectKind } from "../../lint/rule.ts";
import { subjectKindOf } from "../../lint/subject-kind.ts";
import type { FileProblem } from "../../workspace/file-problem.ts";
import { compareHandoffNames, DOCS_FOLDER, isHandoffName } from "../../workspace/finding/handoff-names.ts";
import { problemFrom } from "../../workspace/system-error.ts";

/** A protocol file of a folder; `name` is relative to the folder, with `/`. */
export interface FolderFile {
  readonly name: string;
  readonly path: string;
  readonly kind: SubjectKind;
}

/** The protocol files of one folder. */
export interface FolderFiles {
  /** Everything that lies directly in the folder. */
  readonly names: readonly string[];
  /** All live handoff files, the one that counts first. */
  readonly handoffs: readonly FolderFile[];
  readonly decisions: readonly FolderFile[];
  readonly instructions: readonly FolderFile[];
  readonly reviews: readonly FolderFile[];
  /** Path of its `docs`, where it has one. */
  readonly docs?: string;
  readonly problem?: FileProblem;
}

/** Lists the protocol files of a project's folder and its `docs`, by one listing each; never throws. */
export function listFolderFiles(folder: string): FolderFiles {
  let names: readonly string[] = [];
  try {
    names = readdirSync(folder);
  } catch (error) {
    return { names, handoffs: [], decisions: [], instructions: [], reviews: [], problem: problemFrom(error, "open", folder) };
  }
  const handoffs = names.filter(isHandoffName).sort(compareHandoffNames);
  const docs = names.find((name) => name.toLowerCase() === DOCS_FOLDER);
  const inDocs = docs === undefined ? [] : handoffsIn(join(folder, docs)).map((name) => `${docs}/${name}`);
  const ofKind = (kind: SubjectKind): readonly FolderFile[] =>
    names
      .filter((name) => subjectKindOf(name) === kind)
      .sort()
      .map((name) => toFile(folder, name, kind));
  return {
    names,
    handoffs: [...handoffs, ...inDocs].map((name) => toFile(folder, name, "handoff")),
    decisions: ofKind("decisions"),
    instructions: ofKind("instructions"),
    reviews: ofKind("review"),
    ...(docs !== undefined && { docs: join(folder, docs) }),
  };
}

function handoffsIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).filter(isHandoffName).sort(compareHandoffNames);
  } catch {
    return [];
  }
}

function toFile(folder: string, name: string, kind: SubjectKind): FolderFile {
  return { name, path: join(folder, ...name.split("/")), kind };
}
