import type { Diagnostic } from "../../diagnostic/diagnostic.ts";
import type { Subject } from "../../lint/rule.ts";
import type { FileChange } from "../show-diff.ts";

/** What came of checking one file; `subject` is the file as it is after fixes, absent where it could not be read. */
export interface CheckedFile {
  /** As findings name it. */
  readonly file: string;
  readonly diagnostics: readonly Diagnostic[];
  readonly fixed: number;
  readonly change?: FileChange;
  readonly subject?: Subject;
}

/** What came of checking a folder. */
export interface CheckedFolder {
  readonly files: readonly CheckedFile[];
  /** Owner as the handoff writes it, after fixes; absent where it names none or is no project's. */
  readonly owner?: string;
}
