import type { Layer } from "./layer.ts";
import type { Place, Spot } from "./place.ts";

/** Levels of nesting that are followed; deeper commands are not read, and their references refused. */
export const MAX_DEPTH = 100;

/** A here-document whose body begins at the next line. */
export interface HereDocument {
  readonly delimiter: string;
  readonly quoted: boolean;
  readonly stripsTabs: boolean;
  /** Who reads it: a program as data, a shell as its program, or a shell that does not get the environment. */
  reader: "data" | "shell" | "foreign shell";
  /** Where the delimiter is written. */
  readonly start: number;
  readonly end: number;
}

/** A change to the command itself, beside the references. */
export interface ShellEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The state of reading one level of a command. */
export interface Scan {
  readonly layer: Layer;
  readonly end: number;
  at: number;
  depth: number;
  /** Up to here, references are read as arithmetic. */
  arithmeticUntil: number;
  /** Whether another shell reads this, with the variables that are exported. */
  readonly inProgram: boolean;
  pending: HereDocument[];
  /** Shared by all levels. */
  readonly findings: ShellFindings;
  readonly readers: ShellReaders;
}

/** What reading a command found. */
export interface ShellFindings {
  readonly spots: Spot[];
  readonly edits: ShellEdit[];
}

/** The readers that call each other in a circle; handed on, so that their files do not. */
export interface ShellReaders {
  /** Reads commands up to `closer`, and past it, or to the end. */
  readScript(scan: Scan, closer?: ")"): void;
  /** Reads what a dollar begins. */
  readDollar(scan: Scan, around: "bare" | "double" | "here"): void;
}

type Parent = Pick<Scan, "depth" | "inProgram" | "findings" | "readers">;

/** Begins to read a stretch of a level, whose findings go where those of `parent` go. */
export function createScan(layer: Layer, range: { readonly start: number; readonly end: number }, parent: Parent): Scan {
  const { depth, inProgram, findings, readers } = parent;
  return { layer, at: range.start, end: range.end, depth: depth + 1, arithmeticUntil: -1, inProgram, pending: [], findings, readers };
}

/** Goes one level down for the time of `read`; where that is too deep, the rest stays unread. */
export function descend(scan: Scan, read: () => void): void {
  if (scan.depth >= MAX_DEPTH) {
    scan.at = scan.end;
    return;
  }
  scan.depth += 1;
  read();
  scan.depth -= 1;
}

/** Notes the reference at the current offset and goes past it; `escaped` where a backslash before it counts for it, which is taken away or kept as a character. */
export function takeReference(scan: Scan, place: Place, escaped = false): void {
  const { layer, at } = scan;
  scan.at += 1;
  const kept = escaped && (place === "double" || place === "here") ? "\\" : "";
  if (escaped && kept === "") replace(scan, { start: at - 1, end: at }, "");
  scan.findings.spots.push({
    at: layer.offsetOf(at),
    place: at < scan.arithmeticUntil ? "arithmetic" : place,
    inProgram: scan.inProgram,
    encode: (insertion) => layer.encode(`${kept}${insertion}`, at),
  });
}

/** Replaces a stretch of the level by a text. Each character goes by itself, since they may be quoted in different ways. */
export function replace(scan: Scan, range: { readonly start: number; readonly end: number }, text: string): void {
  const { layer } = scan;
  for (let at = range.start; at < range.end; at += 1) {
    const written = at === range.start && text !== "" ? layer.encode(text, at) : "";
    scan.findings.edits.push({ start: layer.offsetOf(at), end: layer.endOf(at), text: written });
  }
}

/** The character at the current offset, or `ahead` of it; empty past the end. */
export function peek(scan: Scan, ahead = 0): string {
  const at = scan.at + ahead;
  return at < scan.end && !scan.layer.isReference(at) ? scan.layer.text.charAt(at) : "";
}

/** Whether a reference stands at the current offset, or `ahead` of it. */
export function atReference(scan: Scan, ahead = 0): boolean {
  return scan.at + ahead < scan.end && scan.layer.isReference(scan.at + ahead);
}
