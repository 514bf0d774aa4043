import { compareHandoffs } from "../../protocol/changes/compare-handoffs.ts";
import { parseHandoff } from "../../protocol/handoff/parse-handoff.ts";
import { singleLine } from "../../util/single-line.ts";
import { findRepository } from "../../workspace/finding/find-repository.ts";
import { fileAtRevision } from "../../workspace/git/file-at-revision.ts";
import { columns } from "../columns.ts";
import { defineCommand, switchOption, textOption } from "../command.ts";
import { CommandError } from "../command-error.ts";
import { openProject, type OpenProject } from "../open-project.ts";
import { printJson } from "../print-json.ts";
import { loadSettings } from "../settings.ts";

/** `diff`: what changed in the handoff since a revision, by meaning. */
export const command = defineCommand({
  name: "diff",
  summary: "Show what changed in the handoff since a revision, by meaning",
  arguments: [{ name: "revision", summary: "git revision to compare with; HEAD by default" }],
  options: [
    { flags: "--project <name>", summary: "project to look at; by default the one you stand in, else the active one" },
    { flags: "--json", summary: "print it as JSON" },
  ],
  examples: ["diff", "diff main~5"],
  run(invocation, io) {
    const { agents } = loadSettings(io);
    const revision = invocation.args[0] ?? "HEAD";
    const project = openProject(io.cwd, { name: textOption(invocation, "project"), agents });
    const changes = compareHandoffs(parseHandoff(textAt(project, revision), { agents }), project.handoff);
    if (switchOption(invocation, "json")) printJson(io, "diff", { project: project.name, revision, changes });
    else if (changes.length === 0) io.out(`Nothing has changed in meaning since ${revision}\n`);
    else io.out(columns(changes.map((change) => [change.about, singleLine(change.text)])));
    return 0;
  },
});

function textAt({ file, folder }: OpenProject, revision: string): string {
  const text = fileAtRevision(file, revision);
  if (text !== undefined) return text;
  const reason = findRepository(folder) === undefined ? "the project is in no git repository" : `the file is not in \`${revision}\`, or there is no such revision`;
  throw new CommandError(`Cannot compare the handoff with \`${revision}\`: ${reason}`, { exitCode: 1, hint: "commit the handoff, or name a revision: agent-relay diff HEAD~1" });
}
