import { mergeSession, type SessionRecord } from "./session-record.ts";

/** One line of a session's journal: what a hook saw in passing. Times are ISO 8601 in UTC. */
export interface JournalEntry {
  readonly at: string;
  readonly agent?: string;
  readonly project?: string;
  /** Files the session wrote, as a session's record names them. */
  readonly files?: readonly string[];
  readonly command?: string;
}

/** Commands are kept up to this length. */
const MAX_COMMAND = 500;

/** Writes an entry as one line of JSON with its line break. */
export function formatJournalEntry(entry: JournalEntry): string {
  const { command } = entry;
  return `${JSON.stringify(command === undefined ? entry : { ...entry, command: command.slice(0, MAX_COMMAND) })}\n`;
}

/** Adds a journal's lines to a session's record; a session of which there is only a journal begins with its first line. Lines that are no entries, such as a torn last one, are left out. */
export function foldJournal(record: SessionRecord | undefined, id: string, text: string): SessionRecord | undefined {
  let folded = record;
  const files = new Set<string>();
  const commands: string[] = [];
  for (const entry of text.split("\n").map(parseEntry)) {
    if (entry === undefined) continue;
    const { at, agent, project } = entry;
    if (folded === undefined || at > folded.updatedAt)
      folded = mergeSession(folded, id, { news: { ...(agent === undefined ? {} : { agent }), ...(project === undefined ? {} : { project }) }, now: at });
    for (const file of entry.files ?? []) files.add(file);
    if (entry.command !== undefined) commands.push(entry.command);
  }
  return folded && mergeSession(folded, id, { news: { files: [...files], commands }, now: folded.updatedAt });
}

function parseEntry(line: string): JournalEntry | undefined {
  const value = parseObject(line);
  if (value === undefined || !("at" in value) || typeof value.at !== "string") return undefined;
  const { at } = value;
  return { at, ...texts(value), ...fileList(value) };
}

function texts(value: object): Pick<JournalEntry, "agent" | "project" | "command"> {
  return {
    ...("agent" in value && typeof value.agent === "string" ? { agent: value.agent } : {}),
    ...("project" in value && typeof value.project === "string" ? { project: value.project } : {}),
    ...("command" in value && typeof value.command === "string" ? { command: value.command } : {}),
  };
}

function fileList(value: object): Pick<JournalEntry, "files"> | undefined {
  return "files" in value && Array.isArray(value.files) ? { files: value.files.filter((file) => typeof file === "string") } : undefined;
}

function parseObject(line: string): object | undefined {
  if (!line.startsWith("{")) return undefined;
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === "object" && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
