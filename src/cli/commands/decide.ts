import { DECISION_STATUSES } from "../../protocol/decisions/model.ts";
import { singleLine } from "../../util/single-line.ts";
import { columns } from "../columns.ts";
import { defineCommand, switchOption, textOption, type Invocation } from "../command.ts";
import { CommandError } from "../command-error.ts";
import { add, challenge, settle, supersede, type Deciding } from "../decide/decide-verbs.ts";
import { loadDecisions } from "../decide/decisions-file.ts";
import { identify } from "../identity.ts";
import type { CommandIo } from "../io.ts";
import { openProject, type OpenProject } from "../open-project.ts";
import { printJson } from "../print-json.ts";
import { loadSettings } from "../settings.ts";

const VERBS: Readonly<Record<string, (deciding: Deciding) => Promise<number>>> = {
  add,
  accept: (deciding) => settle(deciding, "accepted"),
  reject: (deciding) => settle(deciding, "rejected"),
  supersede,
  challenge,
};

/** `decide`: the decisions every agent respects. */
export const command = defineCommand({
  name: "decide",
  summary: "Add, list, supersede or challenge decisions",
  details: "An agent's decision is a proposal; only the user accepts, rejects and supersedes. An accepted decision is never edited: a new one takes its place.",
  arguments: [
    { name: "verb", summary: "`list` (the default), `add`, `accept`, `reject`, `supersede` or `challenge`" },
    { name: "id", summary: "the decision, such as D-001" },
  ],
  options: [
    { flags: "--title <text>", summary: "what is decided, in a few words" },
    { flags: "--context <text>", summary: "why it has to be decided" },
    { flags: "--decision <text>", summary: "the decision" },
    { flags: "--consequences <text>", summary: "what follows from it" },
    { flags: "--affects <globs...>", summary: "files it touches" },
    { flags: "--reason <text>", summary: "what speaks against a decision, for `challenge`" },
    { flags: "--status <status>", summary: "status to add it with, or to list" },
    { flags: "--project <name>", summary: "project; by default the one you stand in, else the active one" },
    { flags: "--as <agent>", summary: "who decides: an agent, or `user`" },
    { flags: "--dry-run", summary: "show the change as a diff and write nothing" },
    { flags: "--json", summary: "print the list or the outcome as JSON" },
  ],
  examples: [
    "decide list",
    'decide add --title "SQLite first" --decision "No server before 1.0" --affects "src/store/**"',
    'decide challenge D-001 --reason "two writers" --as codex',
  ],
  run(invocation, io) {
    const { agents } = loadSettings(io);
    const verb = invocation.args[0] ?? "list";
    const run = Object.hasOwn(VERBS, verb) ? VERBS[verb] : undefined;
    if (run === undefined && verb !== "list")
      throw new CommandError(
        `Unexpected word \`${verb}\`, expected \`list\`, ${Object.keys(VERBS)
          .map((known) => `\`${known}\``)
          .join(", ")}`,
        { exitCode: 2, hint: "agent-relay decide --help" },
      );
    const project = openProject(io.cwd, { name: textOption(invocation, "project"), agents });
    if (run === undefined) return list(project, invocation, io);
    return run({ invocation, io, project, actor: identify(textOption(invocation, "as"), io, agents).actor });
  },
});

function list(project: OpenProject, invocation: Invocation, io: CommandIo): number {
  const status = textOption(invocation, "status")?.toLowerCase();
  if (status !== undefined && !DECISION_STATUSES.some((known) => known === status)) {
    throw new CommandError(`Unexpected status \`${status}\`, expected ${DECISION_STATUSES.map((known) => `\`${known}\``).join(", ")}`, {
      exitCode: 2,
      hint: "agent-relay decide list --status accepted",
    });
  }
  const decisions = loadDecisions(project)
    .decisions.filter((decision) => status === undefined || decision.status === status)
    .map((decision) => ({
      id: decision.id?.value ?? "",
      title: singleLine(decision.title),
      status: decision.status ?? "",
      date: decision.date?.value ?? "",
      affects: decision.affects.map((glob) => glob.value),
      supersedes: decision.supersedes.map((id) => id.value),
      supersededBy: decision.supersededBy.map((id) => id.value),
    }));
  if (switchOption(invocation, "json")) printJson(io, "decisions", { project: project.name, decisions });
  else if (decisions.length === 0) io.out("No decisions\n");
  else io.out(columns(decisions.map(({ id, status: state, date, title }) => [id || "-", state || "-", date || "-", title])));
  return 0;
}
