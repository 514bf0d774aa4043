import { statSync } from "node:fs";
import { readEnds } from "../../process/read-ends.ts";
import { limitOutput } from "../../workflow/template/limit-output.ts";

/** Most bytes that the line which says how much was cut can have. */
const CUT_BYTES = 48;

/** Reads what templates get of an output: all of it up to so many bytes of UTF-8, else its head and tail with a line between them that says how much went. Reads no more than it gives. */
export function readOutput(path: string, limitBytes: number): string {
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  if (size === 0) return "";
  const half = Math.floor((limitBytes - CUT_BYTES) / 2);
  if (size <= limitBytes || half < 1) return limitOutput(readEnds(path, { head: limitBytes, tail: 0 }).head, limitBytes);
  const { head, tail, bytes } = readEnds(path, { head: half, tail: half });
  const cut = bytes - Buffer.byteLength(head) - Buffer.byteLength(tail);
  return limitOutput(`${head}\n[... ${String(cut)} bytes cut ...]\n${tail}`, limitBytes);
}
