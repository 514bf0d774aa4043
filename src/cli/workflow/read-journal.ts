import { closeSync, openSync, readSync } from "node:fs";
import { join } from "node:path";
import { parseLine } from "../../runner/journal/journal-line.ts";
import { JOURNAL_FILE } from "../../runner/journal/load-journal.ts";
import type { RunEvent } from "../../runner/journal/run-event.ts";

const PIECE = 262_144;
const LINE_FEED = 10;

/** Creates the reader of a journal that another process writes: each call gives the events that were added since the last one. What is damaged, and all behind it, is not given. */
export function createJournalReader(folder: string): () => readonly RunEvent[] {
  const path = join(folder, JOURNAL_FILE);
  let position = 0;
  return () => {
    const events: RunEvent[] = [];
    const added = readFrom(path, position);
    let start = 0;
    for (let end = added.indexOf(LINE_FEED); end !== -1; end = added.indexOf(LINE_FEED, start)) {
      const parsed = parseLine(added.subarray(start, end));
      if (!parsed.ok) break;
      events.push(parsed.event);
      start = end + 1;
    }
    position += start;
    return events;
  };
}

function readFrom(path: string, position: number): Buffer {
  const pieces: Buffer[] = [];
  let at = position;
  try {
    const handle = openSync(path, "r");
    try {
      for (;;) {
        const piece = Buffer.allocUnsafe(PIECE);
        const bytes = readSync(handle, piece, 0, PIECE, at);
        if (bytes === 0) break;
        pieces.push(piece.subarray(0, bytes));
        at += bytes;
      }
    } finally {
      closeSync(handle);
    }
  } catch {
    // What was read so far counts.
  }
  return Buffer.concat(pieces);
}
