import { relative, sep } from "node:path";
import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import { readText } from "../disk/files/read-text.ts";
import { lineStarts } from "../util/line-starts.ts";
import { messageLine } from "../util/message-line.ts";
import { singleLine } from "../util/single-line.ts";
import { unreachable } from "../util/unreachable.ts";
import type { ScriptFault } from "./script-fault.ts";

/** A script that was run, and the folder that paths are shown relative to; both absolute. */
export interface RanScript {
  readonly file: string;
  readonly cwd: string;
}

type Words = Pick<Diagnostic, "rule" | "message" | "hint">;

/** Makes a finding of what went wrong with a script, at the place in a person's file that the error tells, else at the script's first line. */
export function scriptFinding(fault: ScriptFault, { file, cwd }: RanScript): Diagnostic {
  const path = fault.file ?? file;
  const text = readText(path);
  const place = placeOf(fault, text.ok ? text.value.text : "");
  return { ...wordsOf(fault), severity: "error", file: singleLine(relative(cwd, path).split(sep).join("/")), ...place };
}

/** The finding about a script that ended well and ran nothing. */
export function idleFinding(script: RanScript): Diagnostic {
  const idle = {
    rule: "script-runs",
    message: "Unexpected end of the script without a run, expected a call of `.run()`",
    hint: "Call `.run()` at the end of the workflow, or export the workflow by default.",
  };
  return { ...scriptFinding({ kind: "error", message: "" }, script), ...idle };
}

/** The finding about a script that ended, as if all were well, before its run did. */
export function cutFinding(script: RanScript, runId: string): Diagnostic {
  const cut = {
    rule: "script-runs",
    message: messageLine(`Unexpected end of the script in the middle of run ${runId}, expected it to wait for \`.run()\``),
    hint: `Write \`await\` before \`.run()\`, and go on with the run: agent-relay run --resume ${runId}`,
  };
  return { ...scriptFinding({ kind: "error", message: "" }, script), ...cut };
}

/** How errors of the library begin, whose words say all there is to say; others bear a name, or any words. */
const OWN = /^WorkflowError: (?=\S)|^(?=(?:Unexpected|Cannot) [^:]*[`"])/u;

function wordsOf({ kind, message }: ScriptFault): Words {
  switch (kind) {
    case "error":
      if (OWN.test(message)) return words("script-error", message.replace(OWN, ""), "Mend the workflow, or catch the error.");
      return words("script-error", `Unexpected error \`${message}\`, expected a script that ends without one`, "Mend the script, or catch the error.");
    case "syntax":
      return words("script-syntax", `Unexpected syntax (${message}), expected TypeScript or JavaScript`, "Mend the line; nothing of the script has run.");
    case "import":
      return words(
        "script-import",
        `Unexpected import \`${message}\`, expected a file or package that is there`,
        "Mend the path, or install the package beside the script.",
      );
    case "unsettled":
      return words("script-unsettled", "Unexpected end of the script in a top-level `await`, expected a promise that settles", "Await something that ends.");
    default:
      return unreachable(kind);
  }
}

function words(rule: string, message: string, hint: string): Words {
  return { rule, message: messageLine(message), hint };
}

/** Node does not tell where a file says what it imports: that is looked for on its line. */
function placeOf({ kind, message, line = 1, column = 1 }: ScriptFault, text: string): Pick<Diagnostic, "line" | "column" | "range"> {
  const starts = lineStarts(text);
  const start = starts[line - 1] ?? 0;
  const end = starts[line] ?? text.length;
  const named = kind === "import" ? text.slice(start, end).indexOf(message) : -1;
  // What the loader writes before the first line moves its columns.
  const within = kind === "error" && line === 1 ? 0 : column - 1;
  const offset = Math.min(start + (named >= 0 ? named : within), text.length);
  return { line, column: offset - start + 1, range: { start: offset, end: offset } };
}
