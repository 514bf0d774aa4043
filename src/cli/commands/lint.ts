import { resolve } from "node:path";
import type { Diagnostic } from "../../diagnostic/diagnostic.ts";
import { readText } from "../../disk/files/read-text.ts";
import { countFindings } from "../../report/count-findings.ts";
import type { ReportedRule } from "../../report/report.ts";
import { REPORT_FORMATS, REPORTS, type ReportFormat } from "../../report/reports.ts";
import { WORKFLOW_RULES } from "../../workflow/rules/workflow-rules.ts";
import { defineCommand, switchOption, textOption, type Invocation } from "../command.ts";
import { CommandError } from "../command-error.ts";
import type { CommandIo } from "../io.ts";
import { findTarget } from "../workflow/find-target.ts";
import { loadWorkflowFile } from "../workflow/load-workflow.ts";
import { findRunPlace } from "../workflow/run-place.ts";
import { wholeNumber } from "../whole-number.ts";

/** `lint`: checks workflow files. */
export const command = defineCommand({
  name: "lint",
  summary: "Check workflow files: what is wrong, and what could be better",
  details:
    "Errors are what keeps a workflow from running; warnings name a rule that can be set under `rules` of the settings or silenced by a comment. Variables may be unset. Exit code 1 tells of errors, or of more warnings than --max-warnings. docs/workflow-rules.md lists the rules.",
  arguments: [{ name: "files", summary: "`.yaml` or `.json` files", required: true, variadic: true }],
  options: [
    { flags: "--cwd <dir>", summary: "folder the workflows work in; this one by default" },
    { flags: "--format <format>", summary: "how to report", choices: REPORT_FORMATS },
    { flags: "--json", summary: "the same as --format json" },
    { flags: "--max-warnings <n>", summary: "fail when there are more warnings than this" },
    { flags: "--quiet", summary: "report errors only" },
  ],
  examples: ["lint relay.yaml", "lint workflows/*.yaml --format github", "lint relay.yaml --max-warnings 0"],
  run(invocation, io) {
    const most = wholeNumber(invocation, { name: "maxWarnings", flag: "--max-warnings", least: 0, fallback: Number.MAX_SAFE_INTEGER, example: 0 });
    const place = findRunPlace(io.cwd, textOption(invocation, "cwd"));
    const request = { place, variables: {}, advice: true, forgiveUnset: true };
    const findings = invocation.args.flatMap((word) => loadWorkflowFile(needFile(word, io), request, io).findings);
    report(findings, invocation, io);
    const { error, warning } = countFindings(findings);
    return error > 0 || warning > most ? 1 : 0;
  },
});

function needFile(word: string, io: CommandIo): Extract<ReturnType<typeof findTarget>, { readonly kind: "yaml" }> {
  const target = findTarget(word, io.cwd);
  if (target.kind === "yaml") return target;
  if (target.kind === "script")
    throw new CommandError(`Cannot lint "${word}": what a script builds is known once it runs`, { exitCode: 2, hint: `agent-relay plan ${word}` });
  throw new CommandError(`Cannot lint "${word}": it is no workflow file`, { exitCode: 2, hint: `agent-relay plan ${word}, or agent-relay check ${word}` });
}

function report(findings: readonly Diagnostic[], invocation: Invocation, io: CommandIo): void {
  const format = formatOf(invocation);
  const names = [...new Set(invocation.args)];
  const options = {
    files: names.length,
    names,
    quiet: switchOption(invocation, "quiet"),
    version: io.version,
    rules: RULES,
    textOf: (file: string) => textOf(file, io),
  };
  io.out(REPORTS[format](findings, { colour: io.colour && format === "text", ...options }));
}

function textOf(file: string, io: CommandIo): string | undefined {
  const read = readText(resolve(io.cwd, file));
  return read.ok ? read.value.text : undefined;
}

const RULES: readonly ReportedRule[] = WORKFLOW_RULES.map(({ name, summary, severity }) => ({ name, summary, severity }));

function formatOf(invocation: Invocation): ReportFormat {
  if (switchOption(invocation, "json")) return "json";
  const asked = textOption(invocation, "format");
  return REPORT_FORMATS.find((known) => known === asked) ?? "text";
}
