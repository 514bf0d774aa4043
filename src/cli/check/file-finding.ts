import type { Diagnostic } from "../../diagnostic/diagnostic.ts";
import { FILE_READABLE, RULE_CRASHED } from "../../lint/built-in-rules.ts";
import { WHOLE_FILE } from "../../lint/rule.ts";
import { shortenRedacted } from "../../util/secrets/shorten-redacted.ts";
import { singleLine } from "../../util/single-line.ts";
import type { FileProblem } from "../../disk/file-problem.ts";

/** Makes a finding of a file that cannot be read, so that the others go on. */
export function fileFinding(problem: FileProblem, file: string): Diagnostic {
  const { name: rule, severity } = FILE_READABLE;
  const message = singleLine(problem.message.replace(`"${problem.path}"`, () => `\`${file}\``));
  return { rule, severity, message, file, range: WHOLE_FILE, line: 1, column: 1, hint: problem.hint ?? "Make it a readable file, or take it away" };
}

/** Makes a finding of a file whose bytes are not UTF-8; it is read with replacement characters and never written. */
export function encodingFinding(file: string): Diagnostic {
  const { name: rule, severity } = FILE_READABLE;
  return {
    rule,
    severity,
    message: "Unexpected bytes that are not UTF-8",
    file,
    range: WHOLE_FILE,
    line: 1,
    column: 1,
    hint: "Save the file as UTF-8",
  };
}

/** Makes a finding of a file for which a rule offers a fix that does not fit, so that the others go on. */
export function unfitFinding(error: unknown, file: string): Diagnostic {
  const { name: rule, severity } = RULE_CRASHED;
  const reason = shortenRedacted(singleLine(error instanceof Error ? error.message : String(error)), 80);
  const message = `Cannot mend it: a fix does not fit (${reason})`;
  return { rule, severity, message, file, range: WHOLE_FILE, line: 1, column: 1, hint: "Report this, and mend the file by hand" };
}
