import { parseLine } from "./journal-line.ts";
import type { RunEvent } from "./run-event.ts";

/** Where a journal cannot be trusted any further. `line` counts from 1, `reason` is a sentence for people. */
export interface JournalDamage {
  readonly line: number;
  /** Offset of the line's first byte. */
  readonly offset: number;
  readonly reason: string;
}

/** What a journal's bytes say. */
export interface ParsedJournal {
  /** Every event before the damage, or all of them. */
  readonly events: readonly RunEvent[];
  /** How many bytes those events take; what follows is torn or damaged. */
  readonly length: number;
  /** Bytes of a last line that was never finished, 0 where there is none: a writer cuts them off. */
  readonly tornBytes: number;
  /** Whatever follows it is not read: a run is never put together from what is left. */
  readonly damage?: JournalDamage;
}

const LINE_FEED = 10;

/**
 * Reads a journal. Only what stands behind the last line feed, or behind it and never reached the disk (zero bytes after a power cut), counts as torn; a wrong
 * checksum, a gap in the numbers or another run's event before that is damage. Never throws; linear.
 */
export function parseJournal(bytes: Buffer): ParsedJournal {
  const events: RunEvent[] = [];
  let start = 0;
  for (;;) {
    const end = bytes.indexOf(LINE_FEED, start);
    if (end === -1) return { events, length: start, tornBytes: bytes.length - start };
    const line = bytes.subarray(start, end);
    if (end + 1 === bytes.length && line.includes(0)) return { events, length: start, tornBytes: bytes.length - start };
    const parsed = parseLine(line);
    const reason = parsed.ok ? misplaced(parsed.event, events) : parsed.reason;
    if (!parsed.ok || reason !== undefined) {
      const at = { line: events.length + 1, offset: start };
      return { events, length: start, tornBytes: 0, damage: { ...at, reason: `Unexpected line ${at.line} of the journal: ${reason ?? "it cannot be read"}` } };
    }
    events.push(parsed.event);
    start = end + 1;
  }
}

function misplaced(event: RunEvent, before: readonly RunEvent[]): string | undefined {
  const [first] = before;
  if (event.seq !== before.length + 1) return `it is event ${event.seq} where ${before.length + 1} is due`;
  if (first === undefined) return event.type === "run:started" ? undefined : `it is \`${event.type}\` where \`run:started\` is due`;
  return event.runId === first.runId ? undefined : `it belongs to the run ${JSON.stringify(event.runId)}`;
}
