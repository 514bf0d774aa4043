/** What is remembered of one session of an agent, kept as JSON; unknown keys are kept as they are. Times are ISO 8601 in UTC. */
export interface SessionRecord {
  readonly id: string;
  readonly startedAt: string;
  readonly updatedAt: string;
  /** Agent in whose shell or hooks the session runs. */
  readonly agent?: string;
  /** Machine. */
  readonly host?: string;
  readonly project?: string;
  readonly endedAt?: string;
  /** How it ended: `stop`, `stop-failure`, `session-end`, `lost`. */
  readonly ending?: string;
  /** Files the session wrote, each once, relative to the project. */
  readonly files: readonly string[];
  /** Commands it ran, in order; the oldest go first when there are too many. */
  readonly commands: readonly string[];
  /** What happened to it: blocks, skips, takeovers. */
  readonly events: readonly SessionEvent[];
  /** When the host last took the session up again after it had ended. */
  readonly resumedAt?: string;
  /** The agent's own process, to tell later whether it is gone: its id and its start as the system gives it. */
  readonly pid?: number;
  readonly pidStart?: string;
  /** Revisions of the handoff at the beginning (or when the session was last given a brief) and at the end, as `revisionOf` gives them. */
  readonly handoffBefore?: string;
  readonly handoffAfter?: string;
}

/** Something that happened in a session. */
export interface SessionEvent {
  readonly at: string;
  readonly kind: string;
  readonly text: string;
}

/** News about a session: single values replace, lists are added to. */
export type SessionNews = Partial<Omit<SessionRecord, "id" | "startedAt" | "updatedAt">>;

/** No list of a record grows beyond this. */
export const MAX_ENTRIES = 1000;

/** Whether a session has ended and was not taken up again. */
export function isOver({ endedAt, resumedAt }: SessionRecord): boolean {
  return endedAt !== undefined && (resumedAt === undefined || resumedAt <= endedAt);
}

/** Adds news to a record; the first news of a session begin it. `now` is ISO 8601 in UTC. */
export function mergeSession(record: SessionRecord | undefined, id: string, about: { readonly news: SessionNews; readonly now: string }): SessionRecord {
  const { news, now } = about;
  const old = record ?? { id, startedAt: now, updatedAt: now, files: [], commands: [], events: [] };
  return {
    ...old,
    ...news,
    updatedAt: now,
    files: [...new Set([...old.files, ...(news.files ?? [])])].slice(-MAX_ENTRIES),
    commands: [...old.commands, ...(news.commands ?? [])].slice(-MAX_ENTRIES),
    events: [...old.events, ...(news.events ?? [])].slice(-MAX_ENTRIES),
  };
}

/** Reads the record of a session file; undefined where the text is no record. Lists that are damaged count as empty. */
export function parseSession(text: string): SessionRecord | undefined {
  const value = parseObject(text);
  if (value === undefined) return undefined;
  const { id, startedAt, updatedAt, files, commands, events } = value;
  if (typeof id !== "string" || typeof startedAt !== "string") return undefined;
  const lists = { files: strings(files), commands: strings(commands), events: Array.isArray(events) ? events.filter(isEvent) : [] };
  return { ...value, id, startedAt, updatedAt: typeof updatedAt === "string" ? updatedAt : startedAt, ...lists };
}

function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

function strings(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((entry) => typeof entry === "string") : [];
}

function isEvent(value: unknown): value is SessionEvent {
  if (typeof value !== "object" || value === null) return false;
  return (
    "at" in value && typeof value.at === "string" && "kind" in value && typeof value.kind === "string" && "text" in value && typeof value.text === "string"
  );
}
