import { parseStamp } from "../../protocol/parse-stamp.ts";
import { singleLine } from "../../util/single-line.ts";
import { utcSeconds } from "../../util/utc-seconds.ts";
import { fileHistory } from "../../workspace/git/file-history.ts";
import { archivedLog } from "../archive/archived-log.ts";
import { columns } from "../columns.ts";
import { defineCommand, switchOption } from "../command.ts";
import { openProject, type OpenProject } from "../open-project.ts";
import { printJson } from "../print-json.ts";
import { loadSettings } from "../settings.ts";
import { wholeNumber } from "../whole-number.ts";

/** `history`: who handed what to whom, from the log and from git. */
export const command = defineCommand({
  name: "history",
  summary: "Show who handed what to whom",
  details: "The rows of the Handoff Log, archived ones too, and the commits that changed the handoff file, the latest first.",
  arguments: [{ name: "project", summary: "name of the project; by default the one you stand in, else the active one" }],
  options: [
    { flags: "--limit <n>", summary: "how many entries; 20 by default" },
    { flags: "--json", summary: "print it as JSON" },
  ],
  examples: ["history", "history my-project --limit 50"],
  run(invocation, io) {
    const limit = wholeNumber(invocation, { name: "limit", flag: "--limit", least: 1, fallback: 20 });
    const { agents } = loadSettings(io);
    const project = openProject(io.cwd, { name: invocation.args[0], agents });
    const entries = entriesOf(project, limit);
    if (switchOption(invocation, "json")) printJson(io, "history", { project: project.name, entries });
    else if (entries.length === 0) io.out(`No history of ${singleLine(project.name)} yet\n`);
    else io.out(columns(entries.map((entry) => [entry.when, entry.kind, `${entry.who}: ${entry.what}`])));
    return 0;
  },
});

interface HistoryEntry {
  /** As written in the log, or the commit's time in UTC. */
  readonly when: string;
  readonly kind: "handoff" | "commit";
  readonly who: string;
  readonly what: string;
}

function entriesOf({ handoff, file }: OpenProject, limit: number): readonly HistoryEntry[] {
  const log = [...archivedLog(file), ...(handoff.log?.entries ?? [])].map((entry) => ({
    when: singleLine(entry.when),
    kind: "handoff" as const,
    who: `${singleLine(entry.from)} -> ${singleLine(entry.to)}`,
    what: singleLine(entry.summary),
  }));
  const commits = fileHistory(file, limit).map((commit) => ({
    when: utc(commit.date),
    kind: "commit" as const,
    who: singleLine(commit.author),
    what: `${singleLine(commit.subject)} (${commit.id})`,
  }));
  return [...log.reverse(), ...commits].sort((left, right) => timeOf(right) - timeOf(left)).slice(0, limit);
}

function utc(date: string): string {
  const time = Date.parse(date);
  return Number.isNaN(time) ? date : utcSeconds(time);
}

/** Milliseconds since 1970, 0 where no time was understood. */
function timeOf({ when }: HistoryEntry): number {
  return Date.parse(parseStamp(when).at ?? "") || 0;
}
