import { TextDocument } from "vscode-languageserver-textdocument";
import type { SubjectKind } from "../../lint/rule.ts";
import { subjectKindOf } from "../../lint/subject-kind.ts";
import { nameOfUri, pathOfUri } from "./document-uri.ts";
import type { PositionEncoding } from "./position-encoding.ts";
import { createTextPlaces, type LspRange, type TextPlaces } from "./text-places.ts";

/** Longer files are looked at neither in the editor nor on disk: so much work would be in the way of typing. In UTF-16 units, on disk in bytes. */
export const LONGEST = 2_000_000;

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
  /** All of them, the one that was opened or changed last first. */
  all(): readonly OpenDocument[];
}

/** Creates the store of open files; positions of changes are counted in the client's units. */
export function createOpenDocuments(encoding: () => PositionEncoding): OpenDocuments {
  const kept = new Map<string, Kept>();
  const all = (): readonly OpenDocument[] => [...kept.values()].map(({ now }) => now).toReversed();
  return {
    open({ uri, version, text }) {
      kept.delete(uri);
      kept.set(uri, { now: createDocument({ uri, version, text }, encoding()), buffer: TextDocument.create(uri, "markdown", version, text) });
    },
    change({ uri, version }, changes) {
      const before = kept.get(uri);
      if (before === undefined) return;
      const { buffer } = before;
      for (const change of changes) TextDocument.update(buffer, [inUtf16(buffer, change, encoding())], version);
      kept.delete(uri);
      kept.set(uri, { now: createDocument({ uri, version, text: buffer.getText() }, encoding()), buffer });
    },
    close: (uri) => void kept.delete(uri),
    get: (uri) => kept.get(uri)?.now,
    at: (path) => all().find((document) => document.path === path),
    all,
  };
}

/** The library's document takes changes in without a look at all of the text; it is another one after each. */
interface Kept {
  readonly now: OpenDocument;
  readonly buffer: TextDocument;
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

/** The library counts in UTF-16; other units are turned into these, change by change, since each is about the text the one before left. */
function inUtf16(buffer: TextDocument, { range, text }: TextChange, encoding: PositionEncoding): TextChange {
  if (range === undefined) return { text };
  if (encoding === "utf-16") return { range, text };
  const places = createTextPlaces(buffer.getText(), encoding);
  const ends = { start: places.offsetAt(range.start), end: places.offsetAt(range.end) };
  return { range: { start: buffer.positionAt(ends.start), end: buffer.positionAt(ends.end) }, text };
}
