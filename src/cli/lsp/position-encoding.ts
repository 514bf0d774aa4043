import { unreachable } from "../../util/unreachable.ts";

/** The units in which a client may count characters, as the Language Server Protocol names them. */
export const POSITION_ENCODINGS = ["utf-16", "utf-8", "utf-32"] as const;
/** One of these units. */
export type PositionEncoding = (typeof POSITION_ENCODINGS)[number];

/** Chooses the units for a client: UTF-16 code units, which every client has to know, unless it offers others alone. */
export function chooseEncoding(offered: readonly string[] | undefined): PositionEncoding {
  return POSITION_ENCODINGS.find((known) => offered?.includes(known)) ?? "utf-16";
}

/** Counts the units of a stretch of text. */
export function countUnits(text: string, encoding: PositionEncoding): number {
  switch (encoding) {
    case "utf-16":
      return text.length;
    case "utf-8":
      return Buffer.byteLength(text, "utf8");
    case "utf-32":
      return text.length - (text.match(/[\ud800-\udbff][\udc00-\udfff]/g)?.length ?? 0);
    default:
      return unreachable(encoding);
  }
}

/** Gives how many UTF-16 code units of a line stand before a character; one beyond the line is its end, one inside a character that character's start. */
export function unitsToLength(line: string, character: number, encoding: PositionEncoding): number {
  if (encoding === "utf-16") return Math.min(Math.max(character, 0), line.length);
  let length = 0;
  let left = character;
  for (const sign of line) {
    left -= countUnits(sign, encoding);
    if (left < 0) break;
    length += sign.length;
  }
  return length;
}
