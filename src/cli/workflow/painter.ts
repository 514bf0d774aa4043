import { stripVTControlCharacters } from "node:util";
import { displayWidth } from "../../report/run/display-width.ts";

/** Draws frames over one another at a terminal. */
export interface Painter {
  /** Shows a frame in place of the one before; writes nothing where it is the same. `columns` is the width of the terminal now. */
  paint(lines: readonly string[], columns: number): void;
  /** Writes lines above the frame, where they stay. */
  above(text: string): void;
  /** Takes the frame away and gives the terminal back as it was. */
  end(): void;
}

const HIDE_CURSOR = "\u001b[?25l";
const SHOW_CURSOR = "\u001b[?25h";
/** Terminals that know these show what is between them at once. */
const BEGIN_UPDATE = "\u001b[?2026h";
const END_UPDATE = "\u001b[?2026l";
/** A line that is wider than was thought is cut by the terminal, not wrapped. */
const WRAP_OFF = "\u001b[?7l";
const WRAP_ON = "\u001b[?7h";
const CLEAR_LINE = "\u001b[K";
const CLEAR_BELOW = "\u001b[J";

/** Creates a painter; between frames the cursor stands at the beginning of the line below the last one. Only lines that changed are written, each frame by one write. */
export function createPainter(write: (text: string) => void): Painter {
  let shown: readonly string[] = [];
  let width = 0;
  const remove = (columns: number): string => {
    const text = `${up(rowsOf(shown, columns))}\r${CLEAR_BELOW}`;
    const isShown = shown.length > 0;
    shown = [];
    return isShown ? text : "";
  };
  return {
    paint(lines, columns) {
      const resized = width !== 0 && width !== columns ? remove(columns) : "";
      width = columns;
      const changed = differences(shown, lines);
      if (changed === "" && resized === "") return;
      const begin = shown.length === 0 ? HIDE_CURSOR : "";
      write(`${BEGIN_UPDATE}${begin}${WRAP_OFF}${resized}${changed}${WRAP_ON}${END_UPDATE}`);
      shown = lines;
    },
    above(text) {
      const frame = shown;
      write(`${remove(width)}${text}${WRAP_OFF}${frame.map((line) => `${line}\n`).join("")}${WRAP_ON}`);
      shown = frame;
    },
    end: () => write(`${remove(width)}${WRAP_ON}${SHOW_CURSOR}`),
  };
}

/** What has to be written so that a screen that shows `before` shows `after`. */
function differences(before: readonly string[], after: readonly string[]): string {
  const first = after.findIndex((line, at) => line !== before[at]);
  if (first === -1 && before.length === after.length) return "";
  const from = first === -1 ? after.length : first;
  const parts = after.slice(from).map((line, at) => (line === before[from + at] ? "\n" : `${line}${CLEAR_LINE}\n`));
  return `${up(before.length - from)}\r${parts.join("")}${before.length > after.length ? CLEAR_BELOW : ""}`;
}

/** A terminal that became narrower broke the lines anew. */
function rowsOf(lines: readonly string[], columns: number): number {
  return lines.reduce((rows, line) => rows + Math.max(1, Math.ceil(displayWidth(stripVTControlCharacters(line)) / Math.max(1, columns))), 0);
}

function up(rows: number): string {
  return rows > 0 ? `\u001b[${rows}A` : "";
}
