import { type FieldKind, type FieldShape, FIELDS_OF } from "./event-shapes.ts";
import type { RunEvent, ValueReference } from "./run-event.ts";

/** An event, or why a value is none, as the end of a sentence. */
export type ParsedEvent = { readonly ok: true; readonly event: RunEvent } | { readonly ok: false; readonly reason: string };

/** Reads an event from a value that came out of JSON. Fields it does not know are left in place, so that a newer version's additions survive. Never throws. */
export function parseEvent(value: unknown): ParsedEvent {
  if (!isRecord(value)) return { ok: false, reason: "it is not an object" };
  const type = value["type"];
  const fields = typeof type === "string" ? CHECKS.get(type) : undefined;
  if (fields === undefined) return { ok: false, reason: `it has the unknown type ${JSON.stringify(type) ?? "(none)"}` };
  for (const [name, shape] of fields) {
    if (!holds(value[name], shape)) return { ok: false, reason: `its field \`${name}\` is missing or of the wrong kind` };
  }
  // The shapes were compared field by field; the compiler cannot follow a table.
  return { ok: true, event: value as unknown as RunEvent };
}

const HEAD: readonly (readonly [string, FieldShape])[] = [
  ["runId", { kind: "text", optional: false }],
  ["seq", { kind: "count", optional: false }],
  ["time", { kind: "text", optional: false }],
];

const CHECKS = new Map([...FIELDS_OF].map(([type, fields]) => [type, [...HEAD, ...fields]]));

function holds(value: unknown, shape: FieldShape): boolean {
  return value === undefined ? shape.optional : isOfKind(value, shape.kind);
}

function isOfKind(value: unknown, kind: FieldKind): boolean {
  if (typeof kind === "object") return typeof value === "string" && kind.includes(value);
  if (kind === "text") return typeof value === "string";
  if (kind === "count") return Number.isSafeInteger(value) && Number(value) >= 0;
  if (kind === "list") return Array.isArray(value) && value.every((item) => typeof item === "string");
  if (kind === "numbers") return isRecord(value) && Object.values(value).every((item) => typeof item === "number");
  return typeof value === "string" || isReference(value);
}

/** Tells a reference to a file from other values. Its path stays below the run's folder: plain names parted by `/`. */
export function isReference(value: unknown): value is ValueReference {
  if (!isRecord(value)) return false;
  const { file, bytes, crc } = value;
  return typeof file === "string" && isInside(file) && Number.isSafeInteger(bytes) && typeof crc === "string";
}

function isInside(path: string): boolean {
  return path !== "" && !/[\\:\0]/u.test(path) && path.split("/").every((part) => part !== "" && part !== "." && part !== "..");
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
