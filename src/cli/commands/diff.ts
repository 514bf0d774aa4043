import { join } from "node:path";
import type { Change } from "../../protocol/changes/change.ts";
import { compareDecisions } from "../../protocol/changes/compare-decisions.ts";
import { compareHandoffs } from "../../protocol/changes/compare-handoffs.ts";
import { parseDecisions } from "../../protocol/decisions/parse-decisions.ts";
import { parseHandoff } from "../../protocol/handoff/parse-handoff.ts";
import { shortenRedacted } from "../../util/secrets/shorten-redacted.ts";
import { singleLine } from "../../util/single-line.ts";
import { findRepository } from "../../workspace/finding/find-repository.ts";
import { fileAtRevision } from "../../workspace/git/file-at-revision.ts";
import { fileHistory } from "../../workspace/git/file-history.ts";
import { runGit } from "../../workspace/git/run-git.ts";
import { columns } from "../columns.ts";
import { defineCommand, switchOption, textOption } from "../command.ts";
import { CommandError } from "../command-error.ts";
import { DECISIONS_FILE, loadDecisions } from "../decide/decisions-file.ts";
import { openProject, type OpenProject } from "../open-project.ts";
import { printJson } from "../print-json.ts";
import { loadSettings } from "../settings.ts";

/** `diff`: what changed in the handoff since a revision, by meaning. */
export const command = defineCommand({
  name: "diff",
  summary: "Show what changed in the handoff since a revision, by meaning",
  details:
    "A revision is anything git knows (HEAD, main~5, a1b2c3d) or a day: the handoff as it was committed at its end. Decisions are compared too. Nothing is told where the file was only reformatted.",
  arguments: [{ name: "revision", summary: "git revision or day to compare with; HEAD by default" }],
  options: [
    { flags: "--project <name>", summary: "project to look at; by default the one you stand in, else the active one" },
    { flags: "--json", summary: "print it as JSON" },
  ],
  examples: ["diff", "diff main~5", "diff 2026-11-19"],
  run(invocation, io) {
    const { agents } = loadSettings(io);
    const wanted = invocation.args[0] ?? "HEAD";
    const project = openProject(io.cwd, { name: textOption(invocation, "project"), agents });
    const { revision, text } = committed(project, wanted);
    const changes = [...compareHandoffs(parseHandoff(text, { agents }), project.handoff), ...decisionChanges(project, revision)];
    if (switchOption(invocation, "json")) printJson(io, "diff", { project: project.name, revision, changes });
    else if (changes.length === 0) io.out(`Nothing has changed in meaning since ${wanted}\n`);
    else io.out(columns(changes.map((change) => [change.about, change.text])));
    return 0;
  },
});

/** The handoff as it was committed. @throws CommandError where git does not have it. */
function committed({ file, folder }: OpenProject, wanted: string): { readonly revision: string; readonly text: string } {
  const revision = /^\d{4}-\d{2}-\d{2}$/u.test(wanted) ? revisionOfDay(file, wanted) : wanted;
  const text = revision === undefined ? undefined : fileAtRevision(file, revision);
  if (revision !== undefined && text !== undefined) return { revision, text };
  const shown = shortenRedacted(singleLine(wanted), 60);
  if (!runGit(["--version"], { folder }).ok)
    throw new CommandError(`Cannot compare the handoff with \`${shown}\`: git cannot be run`, { exitCode: 1, hint: "install git, or put it on the PATH" });
  const reason = findRepository(folder) === undefined ? "the project is in no git repository" : `the file is not in \`${shown}\`, or there is no such revision`;
  throw new CommandError(`Cannot compare the handoff with \`${shown}\`: ${reason}`, {
    exitCode: 1,
    hint: "commit the handoff, or name a revision: agent-relay diff HEAD~1",
  });
}

/** The last commit of the file up to the end of a day, in UTC. */
function revisionOfDay(file: string, day: string): string | undefined {
  const end = Date.parse(`${day}T23:59:59Z`);
  return fileHistory(file).find((commit) => Date.parse(commit.date) <= end)?.id;
}

function decisionChanges(project: OpenProject, revision: string): readonly Change[] {
  const before = fileAtRevision(join(project.folder, DECISIONS_FILE), revision) ?? "";
  return compareDecisions(parseDecisions(before), loadDecisions(project));
}
