import { isatty } from "node:tty";
import type { CommandIo } from "../io.ts";
import type { Follower } from "./follower.ts";
import { followByLines } from "./follow-by-lines.ts";
import { followLive } from "./follow-live.ts";

/** What a terminal of unknown size is taken for. */
const USUAL_SIZE = { columns: 80, rows: 24 };

/** Gives the view that fits: drawn over itself where a person looks on, else a line an event, on standard error so that standard output holds the result alone. */
export function createFollower(io: CommandIo): Follower {
  if (!isLive(io)) return followByLines((text) => io.err(text));
  return followLive({
    write: (text) => io.err(text),
    size: () => terminalSize(2) ?? USUAL_SIZE,
    colour: io.colour,
    now: Date.now,
    every(ms, work) {
      const timer = setInterval(work, ms);
      return () => clearInterval(timer);
    },
  });
}

/** Whether a person looks on at a terminal that can be drawn on. */
export function isLive(io: CommandIo): boolean {
  return io.interactive && isatty(2) && io.env["TERM"] !== "dumb";
}

/** Gives the width that lines on standard output have: the terminal's, `COLUMNS`, or 100 where nobody tells. */
export function outputColumns(io: CommandIo): number {
  const told = Number(io.env["COLUMNS"]);
  return terminalSize(1)?.columns ?? (Number.isSafeInteger(told) && told > 20 ? told : 100);
}

/** The stream's size follows the terminal's. */
function terminalSize(handle: 1 | 2): { readonly columns: number; readonly rows: number } | undefined {
  if (!isatty(handle)) return undefined;
  const { columns, rows } = handle === 1 ? process.stdout : process.stderr;
  return columns > 0 && rows > 0 ? { columns, rows } : undefined;
}
