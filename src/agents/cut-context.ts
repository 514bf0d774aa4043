/** How much of a text a host takes, and in what it counts. */
export interface ContextLimit {
  readonly limit: number;
  readonly unit: "characters" | "bytes";
}

/** Claude, Gemini and our plugin: one below the 10,000 characters from which Claude writes a file instead, less what JSON adds (AGENT-CLIS.md 4.4). */
export const CHARACTER_LIMIT: ContextLimit = { limit: 9500, unit: "characters" };

/** Codex counts 2,500 tokens of four bytes each (AGENT-CLIS.md 4.4). */
export const BYTE_LIMIT: ContextLimit = { limit: 9500, unit: "bytes" };

/** Room for the sentence that says what was cut. */
const SENTENCE = 160;

/**
 * Cuts a text to what a host hands its model whole, at the end of a line where one is near, and says so in a last line; a text that fits is
 * given back as it is. Never cuts inside a surrogate pair.
 */
export function cutContext(text: string, { limit, unit }: ContextLimit): string {
  if (sizeOf(text, unit) <= limit) return text;
  const end = lineEndNear(text, fittingLength(text, limit - SENTENCE, unit));
  const left = text.length - end;
  return `${text.slice(0, end).trimEnd()}\n[agent-relay: ${left} more characters are cut, the host takes no more; \`agent-relay handoff\` prints the whole]`;
}

function sizeOf(text: string, unit: ContextLimit["unit"]): number {
  return unit === "bytes" ? Buffer.byteLength(text, "utf8") : text.length;
}

function fittingLength(text: string, limit: number, unit: ContextLimit["unit"]): number {
  let size = 0;
  let at = 0;
  while (at < text.length) {
    const point = text.codePointAt(at) ?? 0;
    size += unit === "bytes" ? bytesOf(point) : unitsOf(point);
    if (size > limit) return at;
    at += unitsOf(point);
  }
  return at;
}

function unitsOf(point: number): number {
  return point > 0xffff ? 2 : 1;
}

function bytesOf(point: number): number {
  if (point < 0x80) return 1;
  if (point < 0x800) return 2;
  return point < 0x10000 ? 3 : 4;
}

/** The last line break within the final fifth, else the place itself. */
function lineEndNear(text: string, length: number): number {
  const at = text.lastIndexOf("\n", length);
  return at > length * 0.8 ? at : length;
}
