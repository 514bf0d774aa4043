import { pruneRuns } from "../../runner/store/prune-runs.ts";
import { singleLine } from "../../util/single-line.ts";
import { switchOption, textOption } from "../command.ts";
import { CommandError } from "../command-error.ts";
import { printJson } from "../print-json.ts";
import { wholeNumber } from "../whole-number.ts";
import { shownRun } from "./list-runs.ts";
import type { RunsCall } from "./run-call.ts";

/** Runs that are kept where nobody says how many. */
const KEEP = 20;

/** Removes old runs. Gives the exit code: 1 where one could not be removed. */
export function pruneProjectRuns({ runsFolder, invocation, io, json }: RunsCall): number {
  const age = textOption(invocation, "olderThan");
  const keep = wholeNumber(invocation, { name: "keep", flag: "--keep", least: 0, fallback: age === undefined ? KEEP : 0 });
  const dryRun = switchOption(invocation, "dryRun");
  // Without an age that of a run does not matter, nor does a clock that was set back since.
  const wish = { keep, nowMs: age === undefined ? Number.MAX_SAFE_INTEGER : Date.parse(io.now()), dryRun, unfinished: switchOption(invocation, "unfinished") };
  const { removed, kept } = pruneRuns(runsFolder, age === undefined ? wish : { ...wish, olderThanMs: parseAge(age) });
  if (json) {
    printJson(io, "prune", { dryRun, removed: removed.map(shownRun), kept: kept.map(({ run, reason }) => ({ ...shownRun(run), reason })) });
    return kept.length > 0 ? 1 : 0;
  }
  for (const { id } of removed) io.out(`${dryRun ? "Would remove" : "Removed"} ${id}\n`);
  for (const { run, reason } of kept) io.err(`Kept ${run.id}: ${singleLine(reason)}\n`);
  if (removed.length === 0 && kept.length === 0) io.out("Nothing to remove\n");
  return kept.length > 0 ? 1 : 0;
}

const UNITS: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };

/** Reads an age: a whole number with `m`, `h`, `d` or `w` behind it, in milliseconds. @throws CommandError for anything else. */
function parseAge(text: string): number {
  const [, count = "", unit = ""] = /^(\d{1,6}) ?([smhdw])$/u.exec(text.trim()) ?? [];
  const size = UNITS[unit];
  if (size !== undefined) return Number(count) * size;
  throw new CommandError(`Unexpected age \`${text}\` of --older-than, expected a number with \`m\`, \`h\`, \`d\` or \`w\``, {
    exitCode: 2,
    hint: "--older-than 7d",
  });
}
