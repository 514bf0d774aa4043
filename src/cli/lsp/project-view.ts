import { AGENT_NAMES } from "../../protocol/agent-name.ts";
import { createSubject } from "../../lint/create-subject.ts";
import type { Subject, SubjectKind, SubjectOf } from "../../lint/rule.ts";
import type { FolderFile } from "../check/folder-files.ts";
import type { OpenWorkspace } from "../open-workspace.ts";
import { nameOfUri, uriOfPath } from "./document-uri.ts";
import type { LspScene } from "./lsp-scene.ts";
import { LONGEST, type OpenDocument } from "./open-documents.ts";
import { type Surroundings, surroundingsOf, textNow } from "./surroundings.ts";
import { createTextPlaces, type TextPlaces } from "./text-places.ts";

/** A parsed file with its address. */
export interface ViewedFile<Parsed extends Subject = Subject> {
  readonly uri: string;
  readonly subject: Parsed;
  readonly places: TextPlaces;
}

/** A project's files, parsed for questions about them. */
export interface ProjectView {
  /** Absent for a file that is on no disk. */
  readonly folder?: string;
  readonly agents: readonly string[];
  readonly workspace?: OpenWorkspace;
  readonly handoff?: ViewedFile<SubjectOf<"handoff">>;
  readonly decisions: readonly ViewedFile<SubjectOf<"decisions">>[];
  readonly reviews: readonly ViewedFile[];
}

/** An open file, parsed, in its project. */
export interface DocumentView extends ProjectView {
  readonly own: ViewedFile;
}

/** Gives an open file and its project parsed; undefined for files that are none of the protocol's, and those too long. */
export async function viewOf(scene: LspScene, document: OpenDocument): Promise<DocumentView | undefined> {
  const { path, kind, text } = document;
  if (kind === undefined || text.length > LONGEST) return undefined;
  if (path === undefined) {
    const own = viewOpen(document, kind, AGENT_NAMES);
    return { own, agents: AGENT_NAMES, ...sorted([own]) };
  }
  const around = await surroundingsOf(scene, path, kind);
  const own = viewOpen(document, kind, around.settings.agents);
  return { own, ...projectView(scene, around, { own, path }) };
}

/** Gives the project of a folder parsed, seen from a file of another one. */
export async function viewOfFolder(scene: LspScene, handoffPath: string): Promise<ProjectView> {
  return projectView(scene, await surroundingsOf(scene, handoffPath, "handoff"));
}

/** `standing` is the file that is asked about: it is looked at first, and not once more. */
function projectView(scene: LspScene, around: Surroundings, standing?: { readonly own: ViewedFile; readonly path: string }): ProjectView {
  const { folder, files, settings, workspace } = around;
  const listed = [...files.handoffs, ...files.decisions, ...files.reviews].filter(({ path }) => path !== standing?.path);
  const others = listed.flatMap((file) => viewFile(scene, file, settings.agents));
  return { folder, agents: settings.agents, ...(workspace && { workspace }), ...sorted(standing ? [standing.own, ...others] : others) };
}

function sorted(files: readonly ViewedFile[]): Pick<ProjectView, "handoff" | "decisions" | "reviews"> {
  const handoff = files.find((file) => isKind(file, "handoff"));
  return {
    ...(handoff && isKind(handoff, "handoff") && { handoff }),
    decisions: files.filter((file) => isKind(file, "decisions")),
    reviews: files.filter((file) => isKind(file, "review")),
  };
}

function isKind<Kind extends SubjectKind>(file: ViewedFile, kind: Kind): file is ViewedFile<SubjectOf<Kind>> {
  return file.subject.kind === kind;
}

const parsed = new WeakMap<OpenDocument, { readonly view: ViewedFile; readonly known: string }>();

/** Gives an open file parsed. A version of it is parsed once, however much is asked about it, as long as the same agents are known. */
export function viewOpen(document: OpenDocument, kind: SubjectKind, agents: readonly string[]): ViewedFile {
  const known = agents.join();
  const before = parsed.get(document);
  if (before?.known === known) return before.view;
  const { uri, text, places } = document;
  const subject = createSubject({ file: nameOfUri(uri), text, kind, world: { now: "", agents } });
  const view = { uri, subject, places };
  parsed.set(document, { view, known });
  return view;
}

/** A byte-order mark on disk is no part of what an editor shows. */
function viewFile(scene: LspScene, { path, name, kind }: FolderFile, agents: readonly string[]): readonly ViewedFile[] {
  const open = scene.documents.at(path);
  if (open) return open.text.length > LONGEST ? [] : [viewOpen(open, kind, agents)];
  const text = textNow(scene, path)?.replace(/^\ufeff/u, "");
  if (text === undefined) return [];
  const subject = createSubject({ file: name, text, kind, world: { now: "", agents } });
  return [{ uri: uriOfPath(path), subject, places: createTextPlaces(text, scene.encoding()) }];
}
