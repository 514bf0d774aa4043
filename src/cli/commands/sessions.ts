import { shorten } from "../../util/shorten.ts";
import { columns } from "../columns.ts";
import { defineCommand, switchOption } from "../command.ts";
import { CommandError } from "../command-error.ts";
import type { CommandIo } from "../io.ts";
import { openWorkspace } from "../open-workspace.ts";
import { printJson } from "../print-json.ts";
import { collectSessions, type ShownSession } from "../sessions/collect-sessions.ts";
import { describeSession } from "../sessions/describe-session.ts";
import { loadSettings } from "../settings.ts";

/** `sessions`: what each session of an agent did. */
export const command = defineCommand({
  name: "sessions",
  summary: "Show what each session of an agent did",
  details:
    "`list`, which may be left out, shows the sessions of the project you stand in, or of the whole workspace; `show` all of one: files, commands, the handoff before and after, what stopped it. An id may be shortened as long as it fits one session.",
  arguments: [
    { name: "verb", summary: "`list` (the default) or `show`" },
    { name: "id", summary: "the session, or the beginning of its id, for `show`" },
  ],
  options: [{ flags: "--json", summary: "print it as JSON" }],
  examples: ["sessions", "sessions show 04309605", "sessions list --json"],
  run(invocation, io) {
    const [verb = "list", id] = invocation.args;
    const { sessions, damaged } = collectSessions(openWorkspace(io.cwd, loadSettings(io).agents));
    const json = switchOption(invocation, "json");
    if (verb === "show") return show(named(sessions, id), { io, json });
    if (verb !== "list")
      throw new CommandError(`Unexpected word \`${verb}\`, expected \`list\` or \`show\``, { exitCode: 2, hint: "agent-relay sessions list" });
    if (json) printJson(io, "sessions", { sessions, damaged });
    else printList(sessions, damaged, io);
    return 0;
  },
});

function printList(sessions: readonly ShownSession[], damaged: readonly string[], io: CommandIo): void {
  if (sessions.length === 0) io.out("No sessions yet\n  Next: agent-relay hooks install\n");
  else io.out(columns([["SESSION", "AGENT", "PROJECT", "STARTED", "END", "FILES", "EVENTS"], ...sessions.map(rowOf)]));
  for (const path of damaged) io.err(`Cannot read "${path}": it holds no session\n`);
}

function rowOf({ id, agent, project, startedAt, ending, files, events }: ShownSession): readonly string[] {
  const told = events.filter(({ kind }) => kind !== "told");
  const counts = [...new Set(told.map(({ kind }) => kind))].map((kind) => `${told.filter((event) => event.kind === kind).length} ${kind}`);
  return [shorten(id, 40), agent || "-", project, startedAt, ending, String(files.length), counts.join(", ") || "-"];
}

function show(found: readonly ShownSession[], { io, json }: { readonly io: CommandIo; readonly json: boolean }): number {
  if (json) printJson(io, "session", { sessions: found });
  else io.out(found.map(describeSession).join("\n"));
  return 0;
}

/** All records of the one session that is meant. @throws CommandError where that is none or several. */
function named(sessions: readonly ShownSession[], id: string | undefined): readonly ShownSession[] {
  if (id === undefined || id === "") throw new CommandError("Missing id of a session", { exitCode: 2, hint: "agent-relay sessions list" });
  const exact = sessions.filter((session) => session.id === id);
  const found = exact.length > 0 ? exact : sessions.filter((session) => session.id.startsWith(id));
  const ids = [...new Set(found.map((session) => session.id))];
  if (ids.length === 1) return found;
  const message = ids.length === 0 ? `No session is called \`${id}\`` : `Several sessions begin with \`${id}\`: ${ids.slice(0, 5).join(", ")}`;
  throw new CommandError(message, { exitCode: 1, hint: "agent-relay sessions list" });
}
