import type { CodeAction, CodeActionKind, WorkspaceEdit } from "vscode-languageserver/node";
import type { Diagnostic } from "../../diagnostic/diagnostic.ts";
import type { Range } from "../../diagnostic/range.ts";
import type { TextEdit } from "../../diagnostic/text-edit.ts";
import { fixUntilStable } from "../../lint/fix-until-stable.ts";
import { changedStretch } from "./changed-stretch.ts";
import type { DocumentFindings } from "./diagnostics.ts";
import { toLspDiagnostic, toLspEdits } from "./lsp-diagnostic.ts";
import type { OpenDocument } from "./open-documents.ts";
import type { ViewedFile } from "./project-view.ts";
import { type SuppressionEdit, suppressionEdits } from "./suppression-edits.ts";

/** The kind of the action that mends all of a file; an editor may run it on saving. */
export const FIX_ALL = "source.fixAll.agent-relay";

/** For which stretch actions are asked, of which kinds (all where absent), whether a cursor that moved asks, and whether the client takes edits of a version. */
export interface ActionRequest {
  readonly range: Range;
  readonly only: readonly CodeActionKind[] | undefined;
  readonly automatic: boolean;
  readonly versioned: boolean;
}

/** Lists what can be done about the findings of a stretch: each one's fix, and a comment that switches its rule off; and all fixes of the file in one. */
export function codeActionsOf(
  document: OpenDocument,
  view: ViewedFile,
  { findings, request }: { findings: DocumentFindings; request: ActionRequest },
): CodeAction[] {
  const here = findings.diagnostics.filter(({ range }) => touches(range, request.range));
  const scene = { document, request };
  return [
    ...(isWanted("quickfix", request) ? here.flatMap((found) => fixAction(found, scene)) : []),
    ...(isWanted("quickfix", request) ? here.flatMap((found) => suppressAction(found, view, scene)) : []),
    ...(isWanted(FIX_ALL, request) ? fixAll(findings, scene) : []),
  ];
}

interface ActionScene {
  readonly document: OpenDocument;
  readonly request: ActionRequest;
}

function touches(a: Range, b: Range): boolean {
  return a.start <= b.end && b.start <= a.end;
}

/** `source` asks for `source.fixAll` and what is below it too. To fix all is tried out for it, which is too much for each step of the cursor. */
function isWanted(kind: string, { only, automatic }: ActionRequest): boolean {
  if (only === undefined) return kind !== FIX_ALL || !automatic;
  return only.some((wanted) => wanted === "" || kind === wanted || kind.startsWith(`${wanted}.`));
}

function fixAction(found: Diagnostic, scene: ActionScene): CodeAction[] {
  if (found.fix === undefined) return [];
  const diagnostics = [toLspDiagnostic(found, scene.document.places)];
  return [{ title: found.fix.title, kind: "quickfix", diagnostics, isPreferred: true, edit: toWorkspaceEdit(found.fix.edits, scene) }];
}

const REACHES: Readonly<Record<SuppressionEdit["reach"], string>> = { line: "this line", block: "this block", file: "this file" };

function suppressAction(found: Diagnostic, { subject }: ViewedFile, scene: ActionScene): CodeAction[] {
  const suppression = suppressionEdits(subject, found);
  if (suppression === undefined) return [];
  const title = `Disable \`${found.rule}\` for ${REACHES[suppression.reach]}`;
  const diagnostics = [toLspDiagnostic(found, scene.document.places)];
  return [{ title, kind: "quickfix", diagnostics, edit: toWorkspaceEdit(suppression.edits, scene) }];
}

function fixAll({ diagnostics, check }: DocumentFindings, scene: ActionScene): CodeAction[] {
  if (!diagnostics.some(({ fix }) => fix !== undefined)) return [];
  const { text } = scene.document;
  const edit = changedStretch(text, fixUntilStable(text, check).text);
  return edit === undefined ? [] : [{ title: "Fix all that can be fixed in this file", kind: FIX_ALL, edit: toWorkspaceEdit([edit], scene) }];
}

/** Edits of a version are refused by the editor once it has another one. */
function toWorkspaceEdit(edits: readonly TextEdit[], { document, request }: ActionScene): WorkspaceEdit {
  const { uri, version, places } = document;
  const own = toLspEdits(edits, places);
  return request.versioned ? { documentChanges: [{ textDocument: { uri, version }, edits: own }] } : { changes: { [uri]: own } };
}
