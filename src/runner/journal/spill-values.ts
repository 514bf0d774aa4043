import { crc32 } from "node:zlib";
import { FIELDS_OF } from "./event-shapes.ts";
import { hexSum } from "./journal-line.ts";
import type { RunEvent, ValueReference } from "./run-event.ts";

/** Texts of more bytes than this are kept in files of their own (WORKFLOWS.md 4). */
export const VALUE_LIMIT_BYTES = 16_384;

/** Folder of long texts below a run's folder. */
export const VALUES_FOLDER = "values";

/** A file that has to be on the disk before the line that refers to it. */
export interface SpilledValue {
  readonly reference: ValueReference;
  readonly content: Buffer;
}

/** Takes the long texts out of an event: the event with references in their place, and the files they name. Short events come back as they are. */
export function spillValues(event: RunEvent): { readonly event: RunEvent; readonly files: readonly SpilledValue[] } {
  const files: SpilledValue[] = [];
  const changed: Record<string, ValueReference> = {};
  for (const [name, shape] of FIELDS_OF.get(event.type) ?? []) {
    if (shape.kind !== "stored") continue;
    const text: unknown = Reflect.get(event, name);
    if (typeof text !== "string" || text.length * 3 <= VALUE_LIMIT_BYTES) continue;
    const content = Buffer.from(text);
    if (content.length <= VALUE_LIMIT_BYTES) continue;
    const reference = { file: `${VALUES_FOLDER}/${event.seq}-${name}`, bytes: content.length, crc: hexSum(crc32(content)) };
    files.push({ reference, content });
    changed[name] = reference;
  }
  return files.length === 0 ? { event, files } : { event: { ...event, ...changed }, files };
}
