import type { Diagnostic } from "../../diagnostic/diagnostic.ts";
import { succeed } from "../../diagnostic/result.ts";
import { createSubject } from "../../lint/create-subject.ts";
import { fixUntilStable, type StableText } from "../../lint/fix-until-stable.ts";
import type { Subject, SubjectKind } from "../../lint/rule.ts";
import { runRules } from "../../lint/run-rules.ts";
import type { FileProblem } from "../../disk/file-problem.ts";
import type { Snapshot } from "../../disk/files/snapshot.ts";
import { updateFile } from "../../workspace/files/update-file.ts";
import type { CheckContext } from "./check-context.ts";
import type { CheckedFile } from "./checked-folder.ts";
import { createWorld, type WorldPlace } from "./create-world.ts";
import { encodingFinding, fileFinding, unfitFinding } from "./file-finding.ts";
import { readOverlaid } from "./overlay.ts";
import { shownPath } from "./shown-path.ts";

/** A file to check, and the folder it belongs to. */
export interface FileToCheck {
  readonly path: string;
  readonly kind: SubjectKind;
  readonly place: WorldPlace;
}

/** Checks one file and, where the run says so, mends it: in memory, or on disk under its lock. Trouble with the file is a finding. */
export function checkFile({ path, kind, place }: FileToCheck, context: CheckContext): CheckedFile {
  const file = shownPath(context.cwd, path);
  const read = readOverlaid(path, context.overlay);
  if (!read.ok) return { file, diagnostics: [fileFinding(read.problem, file)], fixed: 0 };
  const snapshot = read.value;
  place.witness?.content(path, snapshot.hash);
  const parse = (text: string): Subject => createSubject({ file, text, kind, world: createWorld(context, place, snapshot) });
  const check = (text: string): readonly Diagnostic[] => runRules(parse(text), context.rules, context.settings);
  if (!snapshot.utf8) {
    // Null characters tell of UTF-16 or of no text at all: what rules would find in it is noise.
    const others = snapshot.text.includes("\u0000") ? [] : check(snapshot.text);
    return { file, diagnostics: [encodingFinding(file), ...others], fixed: 0, subject: parse(snapshot.text) };
  }
  if (context.fix === "none") {
    const subject = parse(snapshot.text);
    return { file, diagnostics: runRules(subject, context.rules, context.settings), fixed: 0, subject };
  }
  return mend({ snapshot, file, check, parse }, context);
}

interface Mending {
  readonly snapshot: Snapshot;
  readonly file: string;
  readonly check: (text: string) => readonly Diagnostic[];
  readonly parse: (text: string) => Subject;
}

function mend({ snapshot, file, check, parse }: Mending, context: CheckContext): CheckedFile {
  const stableOf = (text: string): StableText => mendText(text, file, check);
  let stable = stableOf(snapshot.text);
  if (stable.text !== snapshot.text && context.fix === "write") {
    const written = updateFile<FileProblem>(snapshot.path, ({ text }) => {
      if (text !== snapshot.text) stable = stableOf(text);
      return succeed(stable.text);
    });
    if (!written.ok) return { file, diagnostics: [fileFinding(written.problem, file), ...check(snapshot.text)], fixed: 0, subject: parse(snapshot.text) };
  }
  const change = { path: file, before: snapshot.text, after: stable.text };
  return { file, diagnostics: stable.diagnostics, fixed: stable.fixed, ...(stable.text !== snapshot.text && { change }), subject: parse(stable.text) };
}

/** A rule whose fix does not fit is a fault of ours, which must not cost the other files: this one stays as it is. */
function mendText(text: string, file: string, check: Mending["check"]): StableText {
  try {
    return fixUntilStable(text, check);
  } catch (error) {
    return { text, fixed: 0, diagnostics: [unfitFinding(error, file), ...check(text)] };
  }
}
