import type { Diagnostic } from "../../diagnostic/diagnostic.ts";
import type { FileChange } from "../show-diff.ts";
import type { CheckContext } from "./check-context.ts";
import type { CheckedFolder } from "./checked-folder.ts";
import { checkFolder } from "./check-folder.ts";
import type { FolderTarget } from "./folder-target.ts";

/** What came of a whole run. */
export interface CheckOutcome {
  readonly diagnostics: readonly Diagnostic[];
  /** The files that were checked, as findings name them. */
  readonly files: readonly string[];
  readonly fixed: number;
  readonly changes: readonly FileChange[];
}

/** Is told of every folder when it has been checked. */
export type FolderVisitor = (target: FolderTarget, checked: CheckedFolder) => void;

/** Checks folders one after the other. Owners that were read on the way are not read again for the index. */
export function runCheck(targets: readonly FolderTarget[], context: CheckContext, visit: FolderVisitor): CheckOutcome {
  const diagnostics: Diagnostic[] = [];
  const changes: FileChange[] = [];
  const owners = new Map<string, string>();
  const files: string[] = [];
  let fixed = 0;
  for (const target of targets) {
    const checked = checkFolder(target, owners, context);
    if (checked.owner !== undefined) owners.set(target.folder, checked.owner);
    for (const file of checked.files) {
      diagnostics.push(...file.diagnostics);
      if (file.change) changes.push(file.change);
      files.push(file.file);
      fixed += file.fixed;
    }
    visit(target, checked);
  }
  return { diagnostics, files, fixed, changes };
}
