import { styleText } from "node:util";
import { isLeaseAlive } from "../../protocol/lease.ts";
import { describeAge } from "../../util/describe-age.ts";
import { shortenRedacted } from "../../util/secrets/shorten-redacted.ts";
import { singleLine } from "../../util/single-line.ts";
import { createLeaseReader } from "../../workspace/discovery/create-lease-reader.ts";
import { readRepositoryState } from "../../workspace/git/read-repository-state.ts";
import type { LeaseReading } from "../../workspace/lease/read-lease.ts";
import { columns } from "../columns.ts";
import { defineCommand, switchOption, type Invocation } from "../command.ts";
import type { CommandIo } from "../io.ts";
import { ownerFilter } from "../owner-filter.ts";
import { printJson } from "../print-json.ts";
import type { ProjectSummary } from "../projects/project-summary.ts";
import { survey, type SurveyedProject } from "../projects/survey.ts";
import { loadSettings } from "../settings.ts";

/** `status`: all projects, one line each. */
export const command = defineCommand({
  name: "status",
  summary: "Show all projects: owner, state, next action",
  options: [
    { flags: "--owner <owner>", summary: "only the projects of one owner" },
    { flags: "--drift", summary: "also ask git for branch and changed files (slower)" },
    { flags: "--json", summary: "print it as JSON" },
  ],
  examples: ["status", "status --owner codex --json"],
  run(invocation, io) {
    const settings = loadSettings(io);
    const owner = ownerFilter(invocation, settings.agents);
    const projects = survey(io, settings).filter((project) => owner === undefined || project.summary?.owner === owner);
    const readLease = createLeaseReader();
    const facts = projects.map((project) => factsOf(project, readLease, { invocation, io }));
    if (switchOption(invocation, "json")) printJson(io, "status", { projects: facts });
    else printTable(facts, io);
    return 0;
  },
});

interface Facts extends SurveyedProject {
  /** Session at work, until when. */
  readonly lease?: { readonly agent: string; readonly until: string };
  readonly drift?: { readonly branch?: string; readonly changed: number };
}

interface Call {
  readonly invocation: Invocation;
  readonly io: CommandIo;
}

function factsOf(project: SurveyedProject, readLease: (folder: string) => LeaseReading, { invocation, io }: Call): Facts {
  const { folder, summary } = project;
  if (folder === undefined || summary === undefined) return project;
  const lease = summary.owner === "user" || summary.owner === "nobody" ? undefined : readLease(folder).lease;
  const live = lease !== undefined && isLeaseAlive(lease, io.now()) ? { lease: { agent: lease.agent, until: lease.expiresAt } } : {};
  const state = switchOption(invocation, "drift") ? readRepositoryState(folder) : undefined;
  const drift = state === undefined ? {} : { drift: { ...(state.branch === undefined ? {} : { branch: state.branch }), changed: state.dirty.length } };
  return { ...project, ...live, ...drift };
}

function printTable(facts: readonly Facts[], io: CommandIo): void {
  if (facts.length === 0) {
    io.out("No projects\n  Next: agent-relay new my-project, or agent-relay adopt <dir>\n");
    return;
  }
  const rows = facts.map((project) => rowOf(project, io));
  const head = [" ", "PROJECT", "OWNER", "STATUS", "AGE", "NEXT"];
  const text = columns([head, ...rows], io.interactive ? process.stdout.columns : undefined);
  io.out(io.colour ? text.replace(/^.*\n/u, (line) => `${styleText("dim", line.trimEnd())}\n`) : text);
}

function rowOf({ name, active, indexed, summary, problem, lease, drift }: Facts, io: CommandIo): readonly string[] {
  const mark = active ? "*" : " ";
  const title = singleLine(name) + (indexed || active ? "" : " (not in the index)");
  if (summary === undefined) return [mark, title, "-", "unreadable", "", singleLine(problem ?? "")];
  const work = lease === undefined ? "" : ` (at work)`;
  const changed = drift === undefined ? "" : ` [${drift.branch ?? "detached"}, ${drift.changed} changed]`;
  return [
    mark,
    title,
    singleLine(summary.ownerTitle) + work,
    stateOf(summary),
    describeAge(summary.updated, io.now()),
    singleLine(summary.nextAction) + changed,
  ];
}

function stateOf({ conflicts, adopted, status }: ProjectSummary): string {
  if (conflicts > 0) return "conflicts";
  if (!adopted) return "not adopted";
  return shortenRedacted(singleLine(status), 20) || "-";
}
