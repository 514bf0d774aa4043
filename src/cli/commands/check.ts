import { AGENT_NAMES } from "../../protocol/agent-name.ts";
import { countFindings } from "../../report/count-findings.ts";
import { REPORT_FORMATS, REPORTS } from "../../report/reports.ts";
import type { CheckContext } from "../check/check-context.ts";
import { collectTargets } from "../check/collect-targets.ts";
import { createHistory } from "../check/history.ts";
import { loadCheckConfig } from "../check/load-check-config.ts";
import { createProgress } from "../check/progress.ts";
import { openFolderCache } from "../check/open-folder-cache.ts";
import { runCheck, type CheckOutcome } from "../check/run-check.ts";
import { defineCommand, switchOption, textOption, type Invocation } from "../command.ts";
import { CommandError } from "../command-error.ts";
import type { CommandIo } from "../io.ts";
import { diffText } from "../show-diff.ts";

/** `check`: runs the rules over the protocol files and reports what they find. */
export const command = defineCommand({
  name: "check",
  summary: "Check the protocol files, and mend what can be mended",
  details:
    "Without paths it checks the project you stand in, else the whole workspace: all projects of the index, those it does not name, and the index. Exit code 1 tells of errors, or of more warnings than --max-warnings. docs/rules.md lists the rules.",
  arguments: [{ name: "paths", summary: "files, projects or workspaces", variadic: true }],
  options: [
    { flags: "--fix", summary: "mend what can be mended" },
    { flags: "--dry-run", summary: "with --fix: show the changes as a diff and write nothing" },
    { flags: "--format <format>", summary: "how to report", choices: REPORT_FORMATS },
    { flags: "--json", summary: "the same as --format json" },
    { flags: "--max-warnings <n>", summary: "fail when there are more warnings than this" },
    { flags: "--quiet", summary: "report errors only" },
  ],
  examples: ["check", "check --fix", "check --fix --dry-run", "check projects/billing --format json", "check --max-warnings 0"],
  run: checkCommand,
});

/** From so many folders on results are kept for the next run; fewer are checked sooner than a cache is opened. */
const MANY = 20;

async function checkCommand(invocation: Invocation, io: CommandIo): Promise<number> {
  const most = maxWarnings(invocation);
  const fix = fixMode(invocation);
  const rules = await io.loadRules();
  const loaded = await loadCheckConfig(io, rules);
  const agents = [...new Set<string>([...AGENT_NAMES, ...loaded.config.agents])];
  const targets = collectTargets(invocation.args, { cwd: io.cwd, agents, projectsDepth: loaded.config.projectsDepth });
  const cache = fix === "none" && targets.length >= MANY ? openFolderCache(io, { rules, config: loaded.config, agents }) : undefined;
  const context: CheckContext = {
    cwd: io.cwd,
    rules,
    settings: loaded.config.rules,
    now: io.now(),
    agents,
    fix,
    history: createHistory(),
    ...(cache && { cache }),
    isIgnored: (path) => loaded.isIgnored(path),
  };
  const progress = createProgress(io);
  const outcome = runCheck(targets, context, (done, all) => progress.step(done, all));
  progress.end();
  cache?.save();
  const complete = { ...outcome, diagnostics: [...loaded.findings, ...outcome.diagnostics] };
  await print(complete, invocation, io);
  return exitCode(complete, most, io);
}

async function print({ diagnostics, files, fixed, changes }: CheckOutcome, invocation: Invocation, io: CommandIo): Promise<void> {
  const format = switchOption(invocation, "json") ? "json" : (REPORT_FORMATS.find((known) => known === textOption(invocation, "format")) ?? "text");
  const colour = io.colour && format === "text";
  const diff = switchOption(invocation, "dryRun") ? { diff: await diffText(changes, colour) } : {};
  io.out(REPORTS[format](diagnostics, { colour, files, fixed, quiet: switchOption(invocation, "quiet"), ...diff }));
}

function exitCode({ diagnostics }: CheckOutcome, most: number | undefined, io: CommandIo): number {
  const { error, warning } = countFindings(diagnostics);
  const tooMany = most !== undefined && warning > most;
  if (tooMany) io.err(`Too many warnings: ${warning}, expected at most ${most}\n`);
  return error > 0 || tooMany ? 1 : 0;
}

function fixMode(invocation: Invocation): CheckContext["fix"] {
  const dryRun = switchOption(invocation, "dryRun");
  if (dryRun && !switchOption(invocation, "fix"))
    throw new CommandError("Unexpected `--dry-run` without `--fix`: check changes nothing by itself", {
      exitCode: 2,
      hint: "add `--fix`, or leave `--dry-run` out",
    });
  if (dryRun) return "show";
  return switchOption(invocation, "fix") ? "write" : "none";
}

function maxWarnings(invocation: Invocation): number | undefined {
  const text = textOption(invocation, "maxWarnings");
  if (text === undefined) return undefined;
  if (!/^\d{1,9}$/u.test(text.trim()))
    throw new CommandError(`Unexpected number of warnings \`${text}\`, expected a whole number`, { exitCode: 2, hint: "give such as `--max-warnings 0`" });
  return Number(text);
}
