import type { Diagnostic } from "../../diagnostic/diagnostic.ts";
import { createSubject } from "../../lint/create-subject.ts";
import type { Subject, SubjectKind } from "../../lint/rule.ts";
import { runRules } from "../../lint/run-rules.ts";
import { createFileProblem } from "../../disk/file-problem.ts";
import { fileFinding } from "../check/file-finding.ts";
import { documentWorld } from "./document-world.ts";
import { nameOfUri } from "./document-uri.ts";
import type { LspScene } from "./lsp-scene.ts";
import { LONGEST, type OpenDocument } from "./open-documents.ts";
import { nameInProject, speaksProtocol, surroundingsOf } from "./surroundings.ts";

/** Checks any text in the place of an open file. */
export type TextCheck = (text: string) => readonly Diagnostic[];

const NOTHING: TextCheck = () => [];

/** Gives the check of an open file: the rules of `check` over the text it is given, in the world the file stands in. Files that are none of the protocol's, or are left out, have no findings. */
export async function createTextCheck(scene: LspScene, document: OpenDocument): Promise<TextCheck> {
  const { path, kind, uri } = document;
  if (kind === undefined) return NOTHING;
  if (document.text.length > LONGEST) return () => [tooLong(document)];
  if (path === undefined) return homelessCheck(scene, nameOfUri(uri), kind);
  const around = await surroundingsOf(scene, path, kind);
  if (around.settings.isIgnored(path) || (kind === "instructions" && !speaksProtocol(scene, around))) return NOTHING;
  const file = nameInProject(around.folder, path);
  const world = documentWorld(scene, around, { path, kind });
  return (text) => runRules(createSubject({ file, text, kind, world }), scene.rules, around.settings.config.rules);
}

function tooLong({ uri, text }: OpenDocument): Diagnostic {
  const file = nameOfUri(uri);
  const reason = `it has ${text.length} characters, the limit in an editor is ${LONGEST}`;
  return fileFinding(createFileProblem({ action: "read", path: file, code: "too-big" }, reason, "Move old parts of it to another file"), file);
}

/** A file that is not on a disk has nothing around it. */
async function homelessCheck(scene: LspScene, file: string, kind: SubjectKind): Promise<TextCheck> {
  const { config, agents } = await scene.settingsOf(scene.io.cwd);
  const parse = (text: string): Subject => createSubject({ file, text, kind, world: { now: scene.io.now(), agents } });
  return kind === "instructions" ? NOTHING : (text) => runRules(parse(text), scene.rules, config.rules);
}
