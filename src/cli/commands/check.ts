import { join } from "node:path";
import { countFindings } from "../../report/count-findings.ts";
import type { ReportedScore } from "../../report/report.ts";
import { REPORT_FORMATS, REPORTS } from "../../report/reports.ts";
import type { CheckContext } from "../check/check-context.ts";
import { type CheckOptions, checkOptions } from "../check/check-options.ts";
import { type ChosenTargets, chooseTargets } from "../check/choose-targets.ts";
import { createCheckContext, knownAgents } from "../check/create-check-context.ts";
import { loadCheckConfig } from "../check/load-check-config.ts";
import { createProgress } from "../check/progress.ts";
import { openFolderCache } from "../check/open-folder-cache.ts";
import { readOverlaid } from "../check/overlay.ts";
import { runCheck, type CheckOutcome } from "../check/run-check.ts";
import { scoreFolder } from "../check/score-folder.ts";
import { defineCommand, type Invocation } from "../command.ts";
import { settingsRunner } from "../config/settings-runner.ts";
import type { CommandIo } from "../io.ts";
import { diffText } from "../show-diff.ts";

/** `check`: runs the rules over the protocol files and reports what they find. */
export const command = defineCommand({
  name: "check",
  summary: "Check the protocol files, and mend what can be mended",
  details:
    "Without paths it checks the project you stand in, else the whole workspace: all projects of the index, those it does not name, and the index. `-` checks standard input. Exit code 1 tells of errors, or of more warnings than --max-warnings. docs/rules.md lists the rules.",
  arguments: [{ name: "paths", summary: "files, projects or workspaces; `-` for standard input", variadic: true }],
  options: [
    { flags: "--fix", summary: "mend what can be mended" },
    { flags: "--fix-dry-run", summary: "show what --fix would change as a diff, and write nothing" },
    { flags: "--dry-run", summary: "with --fix: the same as --fix-dry-run" },
    { flags: "--staged", summary: "check the files that are staged in git, as they are staged" },
    { flags: "--stdin-filename <path>", summary: "with `-`: the file that standard input stands for (AGENT-HANDOFF.md unless told)" },
    { flags: "--score", summary: "show how good each handoff is, from 0 to 100, and what to improve first" },
    { flags: "--format <format>", summary: "how to report", choices: REPORT_FORMATS },
    { flags: "--json", summary: "the same as --format json" },
    { flags: "--max-warnings <n>", summary: "fail when there are more warnings than this" },
    { flags: "--quiet", summary: "report errors only" },
    { flags: "--no-cache", summary: "check everything anew, and keep no results" },
  ],
  examples: [
    "check",
    "check --fix",
    "check --fix-dry-run",
    "check projects/billing --format json",
    "check --staged",
    "check - --stdin-filename shop/AGENT-HANDOFF.md",
    "check --score",
    "check --max-warnings 0",
  ],
  run: checkCommand,
});

/** From so many folders on results are kept for the next run; fewer are checked sooner than a cache is opened. */
const MANY = 20;

async function checkCommand(invocation: Invocation, io: CommandIo): Promise<number> {
  const options = checkOptions(invocation);
  const rules = await io.loadRules();
  const loaded = await loadCheckConfig(io, rules, settingsRunner(io));
  const agents = knownAgents(loaded.config);
  const chosen = chooseTargets(options, io, { cwd: io.cwd, agents, projectsDepth: loaded.config.projectsDepth });
  const mayCache = options.cache && !options.score && options.fix === "none" && chosen.targets.length >= MANY;
  const cache = mayCache ? openFolderCache(io, { rules, config: loaded.config, ignoreFolder: loaded.ignoreFolder, agents }) : undefined;
  const { overlay } = chosen;
  const context = createCheckContext(io, { rules, loaded, fix: options.fix, ...(cache && { cache }), ...(overlay && { overlay }) });
  const scores: ReportedScore[] = [];
  const outcome = checkAll(chosen, { context, io, ...(options.score && { scores }) });
  cache?.save();
  const complete = { ...outcome, diagnostics: [...loaded.findings, ...outcome.diagnostics] };
  await print(complete, { options, context, io, ...(options.score && { scores }) });
  return exitCode(complete, options.maxWarnings, io);
}

interface Run {
  readonly context: CheckContext;
  readonly io: CommandIo;
  /** Where the scores go, if there are to be any. */
  readonly scores?: ReportedScore[];
}

function checkAll({ targets }: ChosenTargets, { context, io, scores }: Run): CheckOutcome {
  const progress = createProgress(io);
  let done = 0;
  const outcome = runCheck(targets, context, (target, checked) => {
    const score = scores && scoreFolder(target, checked, context);
    if (score) scores.push(score);
    progress.step((done += 1), targets.length);
  });
  progress.end();
  return outcome;
}

async function print(
  { diagnostics, files, fixed, changes }: CheckOutcome,
  { options, context, io, scores }: Run & { readonly options: CheckOptions },
): Promise<void> {
  const { format, quiet, fix } = options;
  const colour = io.colour && format === "text";
  const diff = fix === "show" ? { diff: await diffText(changes, colour) } : {};
  const about = { version: io.version, rules: context.rules, textOf: (file: string) => textOf(file, changes, context), ...(scores && { scores }) };
  io.out(REPORTS[format](diagnostics, { colour, files: files.length, names: files, fixed, quiet, ...diff, ...about }));
}

/** The text in which findings were found: of a fix that was not written, in the overlay, or on disk. */
function textOf(file: string, changes: CheckOutcome["changes"], { cwd, overlay }: CheckContext): string | undefined {
  const changed = changes.find(({ path }) => path === file);
  if (changed) return changed.after;
  const read = readOverlaid(join(cwd, ...file.split("/")), overlay);
  return read.ok ? read.value.text : undefined;
}

function exitCode({ diagnostics }: CheckOutcome, most: number | undefined, io: CommandIo): number {
  const { error, warning } = countFindings(diagnostics);
  const tooMany = most !== undefined && warning > most;
  if (tooMany) io.err(`Too many warnings: ${warning}, expected at most ${most}\n`);
  return error > 0 || tooMany ? 1 : 0;
}
