import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { SubjectKind } from "../../lint/rule.ts";
import { subjectKindOf } from "../../lint/subject-kind.ts";
import type { FileProblem } from "../../disk/file-problem.ts";
import { compareHandoffNames, DOCS_FOLDER, isHandoffName } from "../../workspace/finding/handoff-names.ts";
import { problemFrom } from "../../disk/system-error.ts";

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
  /** Its `docs`, where it has one, and all that lies in it; nothing where it cannot be read. */
  readonly docs?: { readonly path: string; readonly names: readonly string[] };
  readonly problem?: FileProblem;
}

/** Lists the protocol files of a project's folder and its `docs`, by one listing each, together with others that an overlay has there (names relative to the folder, with `/`); never throws. */
export function listFolderFiles(folder: string, others: readonly string[] = []): FolderFiles {
  let listed: readonly string[] = [];
  try {
    listed = readdirSync(folder);
  } catch (error) {
    const problem = problemFrom(error, "open", folder);
    if (others.length === 0) return { names: [], handoffs: [], decisions: [], instructions: [], reviews: [], problem };
  }
  const names = [...new Set([...listed, ...others.filter((name) => !name.includes("/"))])];
  const handoffs = names.filter(isHandoffName).sort(compareHandoffNames);
  const docs = names.find((name) => name.toLowerCase() === DOCS_FOLDER);
  const docsNames = docs === undefined ? [] : listQuietly(join(folder, docs));
  const inDocs = docsNames
    .filter(isHandoffName)
    .sort(compareHandoffNames)
    .map((name) => `${docs}/${name}`);
  const all = new Set([...handoffs, ...inDocs, ...others.filter((name) => name.includes("/"))]);
  const ofKind = (kind: SubjectKind): readonly FolderFile[] =>
    names
      .filter((name) => subjectKindOf(name) === kind)
      .sort()
      .map((name) => toFile(folder, name, kind));
  return {
    names,
    handoffs: [...all].map((name) => toFile(folder, name, "handoff")),
    decisions: ofKind("decisions"),
    instructions: ofKind("instructions"),
    reviews: ofKind("review"),
    ...(docs !== undefined && { docs: { path: join(folder, docs), names: docsNames } }),
  };
}

function listQuietly(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function toFile(folder: string, name: string, kind: SubjectKind): FolderFile {
  return { name, path: join(folder, ...name.split("/")), kind };
}
