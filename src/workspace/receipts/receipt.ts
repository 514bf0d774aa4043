/** Says that a reader was given one revision of a project's handoff (PROTOCOL.md 7). Times are ISO 8601 in UTC. */
export interface Receipt {
  readonly at: string;
  readonly agent: string;
  readonly session: string;
  /** The revision of the handoff, as `revisionOf` gives it. */
  readonly revision: string;
  /** `brief` is all of what the reader needs, `notice` the few lines at the start of a session. */
  readonly kind: "brief" | "notice";
}

/** Writes a receipt as one line of JSON with its line break. */
export function formatReceipt(receipt: Receipt): string {
  return `${JSON.stringify(receipt)}\n`;
}

/** Reads a file of receipts, the oldest first; lines that are none are left out. */
export function parseReceipts(text: string): readonly Receipt[] {
  return text.split("\n").flatMap((line) => parseReceipt(line) ?? []);
}

function parseReceipt(line: string): Receipt | undefined {
  if (!line.startsWith("{")) return undefined;
  try {
    const value: unknown = JSON.parse(line);
    return isReceipt(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isReceipt(value: unknown): value is Receipt {
  if (typeof value !== "object" || value === null) return false;
  const { at, agent, session, revision, kind } = value as Record<string, unknown>;
  return [at, agent, session, revision].every((part) => typeof part === "string") && (kind === "brief" || kind === "notice");
}
