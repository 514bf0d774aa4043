import type { Diagnostic } from "../../diagnostic/diagnostic.ts";
import type { FileChange } from "../show-diff.ts";
import type { CheckContext } from "./check-context.ts";
import { checkFolder } from "./check-folder.ts";
import type { FolderTarget } from "./folder-target.ts";

/** What came of a whole run. */
export interface CheckOutcome {
  readonly diagnostics: readonly Diagnostic[];
  readonly files: number;
  readonly fixed: number;
  readonly changes: readonly FileChange[];
}

/** Checks folders one after the other; `onProgress` is told after each. Owners that were read on the way are not read again for the index. */
export function runCheck(targets: readonly FolderTarget[], context: CheckContext, onProgress: (done: number, all: number) => void): CheckOutcome {
  const diagnostics: Diagnostic[] = [];
  const changes: FileChange[] = [];
  const owners = new Map<string, string | undefined>();
  let files = 0;
  let fixed = 0;
  targets.forEach((target, order) => {
    const checked = checkFolder(target, owners, context);
    owners.set(target.folder, checked.owner);
    for (const file of checked.files) {
      diagnostics.push(...file.diagnostics);
      if (file.change) changes.push(file.change);
      files += 1;
      fixed += file.fixed;
    }
    onProgress(order + 1, targets.length);
  });
  return { diagnostics, files, fixed, changes };
}
