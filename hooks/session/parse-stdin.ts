import { type Result, refuse, succeed } from "../../src/diagnostic/result.ts";
import { cutLongStrings } from "./cut-long-strings.ts";

/** Input up to this size is parsed as it is: 8 MB. */
const PLAIN_BYTES = 8 * 1024 * 1024;

/** Of longer input, this much of each string is kept: 1 MB. */
const STRING_BYTES = 1024 * 1024;

/** Parses what a host wrote on standard input, for `runHook`. A prompt or file of many megabytes is cut, so that memory stays bounded; the problem is in words. Never throws. */
export function parseStdin(bytes: Uint8Array): Result<unknown, string> {
  const kept = bytes.length > PLAIN_BYTES ? cutLongStrings(bytes, STRING_BYTES) : bytes;
  if (kept.length > PLAIN_BYTES) return refuse(`it has ${bytes.length} bytes`);
  try {
    return succeed(
      JSON.parse(
        Buffer.from(kept.buffer, kept.byteOffset, kept.length)
          .toString("utf8")
          .replace(/^\ufeff/, ""),
      ),
    );
  } catch {
    return refuse(kept.length === 0 ? "it is empty" : "it is no JSON");
  }
}
