import { TextDocument } from "vscode-languageserver-textdocument";
import type { SubjectKind } from "../../lint/rule.ts";
import { subjectKindOf } from "../../lint/subject-kind.ts";
import { nameOfUri, pathOfUri } from "./document-uri.ts";
import type { PositionEncoding } from "./position-encoding.ts";
import { createTextPlaces, type LspRange, type TextPlaces } from "./text-places.ts";

/** One version of a file that is open in the editor; a later version is another value. */
export interface OpenDocument {
  readonly uri: string;
  readonly version: number;
  readonly text: string;
  readonly places: TextPlaces;
  /** Where it lies on disk, if it is a file; it need not be there. */
  readonly path?: string;
  /** Absent for files that are none of the protocol's. */
  readonly kind?: SubjectKind;
}

/** One change of a text; without a range it is all of it. */
export interface TextChange {
  readonly range?: LspRange;
  readonly text: string;
}

/** The files that are open in the editor, as they are there. */
export interface OpenDocuments {
  open(item: { readonly uri: string; readonly version: number; readonly text: string }): void;
  /** Applies changes one after the other; a file that is not open stays so. */
  change(id: { readonly uri: string; readonly version: number }, changes: readonly TextChange[]): void;
  close(uri: string): void;
  get(uri: string): OpenDocument | undefined;
  /** The file of a path, if it is open. */
  at(path: string): OpenDocument | undefined;
  all(): readonly OpenDocument[];
}

/** Creates the store of open files; positions of changes are counted in the client's units. */
export function createOpenDocuments(encoding: () => PositionEncoding): OpenDocuments {
  const documents = new Map<string, OpenDocument>();
  const byPath = new Map<string, string>();
  return {
    open({ uri, version, text }) {
      const document = createDocument({ uri, version, text }, encoding());
      documents.set(uri, document);
      if (document.path !== undefined) byPath.set(document.path, uri);
    },
    change({ uri, version }, changes) {
      const before = documents.get(uri);
      if (before !== undefined) documents.set(uri, createDocument({ uri, version, text: changed(before, changes, encoding()) }, encoding()));
    },
    close(uri) {
      const document = documents.get(uri);
      if (document?.path !== undefined && byPath.get(document.path) === uri) byPath.delete(document.path);
      documents.delete(uri);
    },
    get: (uri) => documents.get(uri),
    at: (path) => documents.get(byPath.get(path) ?? ""),
    all: () => [...documents.values()],
  };
}

function createDocument(item: { readonly uri: string; readonly version: number; readonly text: string }, encoding: PositionEncoding): OpenDocument {
  const path = pathOfUri(item.uri);
  const kind = subjectKindOf(nameOfUri(item.uri));
  let places: TextPlaces | undefined;
  return {
    ...item,
    get places() {
      return (places ??= createTextPlaces(item.text, encoding));
    },
    ...(path !== undefined && { path }),
    ...(kind !== undefined && { kind }),
  };
}

/** The document of the library counts in UTF-16; other units are turned into these, change by change, since each is about the text the one before left. */
function changed(before: OpenDocument, changes: readonly TextChange[], encoding: PositionEncoding): string {
  let document = TextDocument.create(before.uri, "markdown", before.version, before.text);
  for (const { range, text } of changes) document = TextDocument.update(document, [inUtf16(document, { range, text }, encoding)], before.version);
  return document.getText();
}

function inUtf16(
  document: TextDocument,
  { range, text }: { readonly range: LspRange | undefined; readonly text: string },
  encoding: PositionEncoding,
): TextChange {
  if (range === undefined) return { text };
  if (encoding === "utf-16") return { range, text };
  const places = createTextPlaces(document.getText(), encoding);
  const ends = { start: places.offsetAt(range.start), end: places.offsetAt(range.end) };
  return { range: { start: document.positionAt(ends.start), end: document.positionAt(ends.end) }, text };
}
