import { REPORT_FORMATS, type ReportFormat } from "../../report/reports.ts";
import { switchOption, textOption, type Invocation } from "../command.ts";
import { CommandError } from "../command-error.ts";
import type { CheckContext } from "./check-context.ts";

/** Where the texts come from: the disk, git's index, or standard input. */
export type CheckSource = "disk" | "staged" | "stdin";

/** What a call of `check` asks for. */
export interface CheckOptions {
  readonly source: CheckSource;
  /** What to check; for standard input the one name that the text stands for. */
  readonly paths: readonly string[];
  readonly fix: CheckContext["fix"];
  readonly format: ReportFormat;
  /** More warnings than this fail the check. */
  readonly maxWarnings: number | undefined;
  readonly quiet: boolean;
  /** Whether projects are scored. */
  readonly score: boolean;
  /** Whether results of earlier runs may be used, and are kept. */
  readonly cache: boolean;
}

/** The name a text on standard input has where none is given. */
const STDIN_NAME = "AGENT-HANDOFF.md";
const STDIN = "-";

/** Reads what a call of `check` asks for. @throws CommandError where two things it asks for do not go together. */
export function checkOptions(invocation: Invocation): CheckOptions {
  const source = sourceOf(invocation);
  const fix = fixMode(invocation);
  if (source !== "disk" && fix === "write") throw notOnDisk(source);
  const format = formatOf(invocation);
  const score = switchOption(invocation, "score");
  if (score && format !== "text" && format !== "json")
    throw wrongUse(`Unexpected \`--score\` with the format \`${format}\`, expected \`text\` or \`json\``, "leave one of them out");
  const paths = source === "stdin" ? [textOption(invocation, "stdinFilename") ?? STDIN_NAME] : invocation.args;
  const cache = invocation.options["cache"] !== false;
  return { source, paths, fix, format, maxWarnings: maxWarnings(invocation), quiet: switchOption(invocation, "quiet"), score, cache };
}

function sourceOf(invocation: Invocation): CheckSource {
  const staged = switchOption(invocation, "staged");
  if (!invocation.args.includes(STDIN)) {
    if (textOption(invocation, "stdinFilename") !== undefined)
      throw wrongUse("Unexpected `--stdin-filename` without standard input", "add `-`: agent-relay check - --stdin-filename AGENT-HANDOFF.md");
    return staged ? "staged" : "disk";
  }
  if (staged) throw wrongUse("Unexpected `--staged` with standard input: both say where the texts come from", "leave one of them out");
  if (invocation.args.length > 1)
    throw wrongUse("Unexpected paths beside `-`: standard input is one text", "say which file it stands for with `--stdin-filename`");
  return "stdin";
}

function fixMode(invocation: Invocation): CheckContext["fix"] {
  const dryRun = switchOption(invocation, "dryRun");
  const fix = switchOption(invocation, "fix");
  if (switchOption(invocation, "fixDryRun") || (dryRun && fix)) return "show";
  if (dryRun) throw wrongUse("Unexpected `--dry-run` without `--fix`: check changes nothing by itself", "add `--fix`, or leave `--dry-run` out");
  return fix ? "write" : "none";
}

function notOnDisk(source: "staged" | "stdin"): CommandError {
  if (source === "stdin") return wrongUse("Unexpected `--fix` with standard input: there is no file to write", "see what it would change: `--fix-dry-run`");
  return wrongUse(
    "Unexpected `--fix` with `--staged`: what is staged is never written",
    "agent-relay check --fix, then git add; or see it with `--fix-dry-run`",
  );
}

function formatOf(invocation: Invocation): ReportFormat {
  if (switchOption(invocation, "json")) return "json";
  const asked = textOption(invocation, "format");
  return REPORT_FORMATS.find((known) => known === asked) ?? "text";
}

function maxWarnings(invocation: Invocation): number | undefined {
  const text = textOption(invocation, "maxWarnings");
  if (text === undefined) return undefined;
  if (!/^\d{1,9}$/u.test(text.trim())) throw wrongUse(`Unexpected number of warnings \`${text}\`, expected a whole number`, "give such as `--max-warnings 0`");
  return Number(text);
}

function wrongUse(message: string, hint: string): CommandError {
  return new CommandError(message, { exitCode: 2, hint });
}
