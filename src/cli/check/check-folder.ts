import { realpathSync } from "node:fs";
import { relative, sep } from "node:path";
import { createSubject } from "../../lint/create-subject.ts";
import { isAdopted } from "../../lint/is-adopted.ts";
import type { Subject } from "../../lint/rule.ts";
import type { WorldFile } from "../../lint/world.ts";
import type { CheckContext } from "./check-context.ts";
import { checkFile } from "./check-file.ts";
import type { CheckedFile, CheckedFolder } from "./checked-folder.ts";
import type { WorldPlace } from "./create-world.ts";
import { fileFinding } from "./file-finding.ts";
import type { FolderRecord } from "./folder-record.ts";
import { listFolderFiles, type FolderFile, type FolderFiles } from "./folder-files.ts";
import type { FolderTarget, OwnersRead } from "./folder-target.ts";
import { type Overlay, readOverlaid } from "./overlay.ts";
import { shownPath } from "./shown-path.ts";

/** Checks the protocol files of one folder, each file once however many links lead to it. Instruction files count where the project speaks the protocol. */
export function checkFolder(target: FolderTarget, owners: OwnersRead, context: CheckContext): CheckedFolder {
  const kept = context.cache?.get(target, context.history);
  if (kept) return kept;
  const record = context.cache?.record(target);
  const found = listFolderFiles(target.folder, namesBelow(target.folder, context.overlay));
  if (found.problem) {
    const file = shownPath(context.cwd, target.folder);
    return { files: [{ file, diagnostics: [fileFinding(found.problem, file)], fixed: 0 }] };
  }
  record?.files(found);
  const place = { ...placeOf(target, found, { owners, context, record }), ...(record && { witness: record }) };
  const isAsked = ({ path }: FolderFile): boolean => (target.only?.has(path) ?? true) && !context.isIgnored(path);
  const check = (file: FolderFile): CheckedFile => checkFile({ path: file.path, kind: file.kind, place }, context);
  const [main, ...seconds] = found.handoffs;
  const first = main && isAsked(main) ? check(main) : undefined;
  // A second handoff is told of by the first; what it holds counts where it is asked for by name.
  const named = target.only === undefined ? [] : seconds.filter(isAsked).map(check);
  const instructions = unlinked(found.instructions.filter(isAsked));
  const speaks = instructions.length > 0 && (target.indexRow?.listed === true || speaksProtocol(main, first, context));
  const others = [...found.decisions.filter(isAsked), ...(speaks ? instructions : []), ...found.reviews.filter(isAsked)].map(check);
  const owner = first?.subject && ownerOf(first.subject);
  const checked = { files: [...(first ? [first] : []), ...named, ...others], ...(owner !== undefined && { owner }) };
  record?.keep(checked);
  return checked;
}

/** Whether a folder's handoff speaks the protocol, as far as it can be read; one that is not checked itself is read for it. */
function speaksProtocol(main: FolderFile | undefined, checked: CheckedFile | undefined, { overlay, now, agents }: CheckContext): boolean {
  if (main === undefined || (checked !== undefined && checked.subject === undefined)) return true;
  if (checked?.subject) return isOfProtocol(checked.subject);
  const read = readOverlaid(main.path, overlay);
  return !read.ok || isOfProtocol(createSubject({ file: main.name, text: read.value.text, kind: "handoff", world: { now, agents } }));
}

interface Around {
  readonly owners: OwnersRead;
  readonly context: CheckContext;
  readonly record: FolderRecord | undefined;
}

function placeOf({ folder, indexRow, projects }: FolderTarget, found: FolderFiles, { owners, context, record }: Around): WorldPlace {
  const read = (files: readonly FolderFile[]): readonly WorldFile[] => files.flatMap((file) => readWorldFile(file, context.overlay, record));
  let instructions: readonly WorldFile[] | undefined;
  let decisions: readonly WorldFile[] | undefined;
  return {
    folder,
    handoffFiles: found.handoffs.map((file) => file.name),
    ...(indexRow && { indexRow }),
    ...(projects && { projects: () => projects(owners) }),
    instructionFiles: () => (instructions ??= read(found.instructions)),
    decisionFiles: () => (decisions ??= read(found.decisions)),
  };
}

function readWorldFile({ name, path }: FolderFile, overlay: Overlay | undefined, record: FolderRecord | undefined): readonly WorldFile[] {
  const read = readOverlaid(path, overlay);
  if (!read.ok) return [];
  record?.content(path, read.value.hash);
  return [{ name, text: read.value.text }];
}

/** The files of an overlay that lie in a folder or its `docs`, relative to it, with `/`. */
function namesBelow(folder: string, overlay: Overlay | undefined): readonly string[] {
  const names = [...(overlay?.keys() ?? [])].map((path) => relative(folder, path).split(sep).join("/"));
  return names.filter((name) => /^(?:docs\/)?[^/]+$/i.test(name) && name !== "..");
}

function isOfProtocol(subject: Subject): boolean {
  return subject.kind === "index" || (subject.kind === "handoff" && isAdopted(subject.handoff));
}

/** The owner as it is written in a project's handoff, as a string of its own: a slice would keep the file's text in memory. */
export function ownerOf(subject: Subject): string | undefined {
  if (subject.kind !== "handoff" || !subject.handoff.owner) return undefined;
  const { range } = subject.handoff.owner;
  return ` ${subject.text.slice(range.start, range.end)}`.slice(1);
}

/** Leaves out links to files that are in the list themselves. */
function unlinked(files: readonly FolderFile[]): readonly FolderFile[] {
  const seen = new Set<string>();
  const sorted = files.length < 2 ? files : files.toSorted((a, b) => Number(realPath(a.path) !== a.path) - Number(realPath(b.path) !== b.path));
  return sorted.filter(({ path }) => {
    const real = realPath(path);
    if (seen.has(real)) return false;
    seen.add(real);
    return true;
  });
}

function realPath(path: string): string {
  try {
    return realpathSync.native(path);
  } catch {
    return path;
  }
}
