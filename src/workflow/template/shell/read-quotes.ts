import { createInnerLayer, type Unit } from "./layer.ts";
import { atReference, createScan, descend, peek, takeReference, type Scan } from "./scan.ts";

/** Reads `'...'`, from its first quote. */
export function readSingle(scan: Scan): void {
  readUntilQuote(scan, "single");
}

/** Reads the rest of `$'...'` from its quote; what is in it is read differently by different shells. */
export function readAnsi(scan: Scan): void {
  readUntilQuote(scan, "operand");
}

function readUntilQuote(scan: Scan, place: "single" | "operand"): void {
  scan.at += 1;
  while (scan.at < scan.end && peek(scan) !== "'") {
    if (atReference(scan)) takeReference(scan, place);
    else scan.at += 1;
  }
  scan.at += 1;
}

/** Reads `"..."`, from its first quote. */
export function readDouble(scan: Scan): void {
  scan.at += 1;
  while (scan.at < scan.end && peek(scan) !== '"') readQuoted(scan, "double");
  scan.at += 1;
}

/** Reads one piece of what stands between double quotes or in a here-document. */
export function readQuoted(scan: Scan, place: "double" | "here"): void {
  const character = peek(scan);
  if (atReference(scan)) takeReference(scan, place);
  else if (character === "\\") readEscape(scan, place);
  else if (character === "$") scan.readers.readDollar(scan, place);
  else if (character === "`") readBackticks(scan, true);
  else scan.at += 1;
}

/** Reads a backslash and what it stands before. */
export function readEscape(scan: Scan, place: "bare" | "double" | "here"): void {
  scan.at += 1;
  if (atReference(scan)) takeReference(scan, place, true);
  else scan.at += 1;
}

/** Reads `` `...` `` from its first backtick: its end is the next one without a backslash, whatever quotes say, and one level of backslashes belongs to it. */
export function readBackticks(scan: Scan, quoted: boolean): void {
  const units: Unit[] = [];
  scan.at += 1;
  while (scan.at < scan.end && peek(scan) !== "`") {
    const escaped = peek(scan) === "\\" && (quoted ? /^[\\`$"]$/u : /^[\\`$]$/u).test(peek(scan, 1));
    const at = escaped ? scan.at + 1 : scan.at;
    units.push({ index: scan.at, end: at + 1, character: scan.layer.text.charAt(at), encode: encodeInBackticks });
    scan.at = at + 1;
  }
  scan.at += 1;
  const layer = createInnerLayer(scan.layer, units);
  descend(scan, () => {
    scan.readers.readScript(createScan(layer, { start: 0, end: units.length }, scan));
  });
}

function encodeInBackticks(insertion: string): string {
  return insertion.replaceAll(/[\\`]/gu, String.raw`\$&`);
}
