import type { Rule } from "../../lint/rule.ts";
import type { History } from "../check/history.ts";
import type { CommandIo } from "../io.ts";
import type { OpenDocuments } from "./open-documents.ts";
import type { PositionEncoding } from "./position-encoding.ts";
import type { FolderSettings } from "./folder-settings.ts";

/** What all answers of the server rest on. */
export interface LspScene {
  readonly io: CommandIo;
  readonly rules: readonly Rule[];
  readonly documents: OpenDocuments;
  readonly encoding: () => PositionEncoding;
  /** Settings of a project's folder, as they are on disk. */
  readonly settingsOf: (folder: string) => Promise<FolderSettings>;
  /** What git says, not older than the last save or change on disk. */
  readonly history: () => History;
}
