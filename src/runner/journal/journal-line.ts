import { crc32 } from "node:zlib";
import { type ParsedEvent, parseEvent } from "./parse-event.ts";

/** `{"crc":"01234567",` and then the event's own fields: every line is JSON by itself, and the checksum is over the event as it would stand without that field. */
const HEAD_LENGTH = 18;
const OPENING = '{"crc":"';
const BRACE_SUM = crc32("{");

/** Writes a value (an event, its long texts already replaced by references) as one line of the journal, with the line feed. */
export function formatLine(event: object): string {
  const json = JSON.stringify(event);
  return `{"crc":"${hexSum(crc32(json))}",${json.slice(1)}\n`;
}

/** Two hex digits for every byte. */
const HEX: readonly string[] = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));

/** Writes a crc32 as eight hex digits. */
export function hexSum(sum: number): string {
  return `${HEX[sum >>> 24] ?? ""}${HEX[(sum >>> 16) & 255] ?? ""}${HEX[(sum >>> 8) & 255] ?? ""}${HEX[sum & 255] ?? ""}`;
}

/** Reads one line, without its line feed, from the journal's bytes; the reason why it is none stands as the end of a sentence. Never throws. */
export function parseLine(line: Buffer): ParsedEvent {
  const head = line.toString("latin1", 0, HEAD_LENGTH);
  if (!head.startsWith(OPENING)) return { ok: false, reason: "it does not begin with a checksum" };
  const sum = hexSum(crc32(line.subarray(HEAD_LENGTH), BRACE_SUM));
  // The whole head, so that no byte of a line can change unseen.
  if (head !== `${OPENING}${sum}",`) return { ok: false, reason: `its checksum is not ${sum}` };
  try {
    return parseEvent(JSON.parse(`{${line.toString("utf8", HEAD_LENGTH)}`));
  } catch {
    return { ok: false, reason: "it is not JSON" };
  }
}
