import { sha256OfShort, SHORT_BYTES } from "./sha256-of-short.ts";

/** Gives the SHA-256 of bytes or text in hex. `node:crypto`, whose loading costs a tenth of a cold start or more, is loaded for what is not short only. */
export function sha256(data: string | Uint8Array): string {
  if (data.length <= SHORT_BYTES / 3) return sha256OfShort(typeof data === "string" ? Buffer.from(data, "utf8") : data);
  return process.getBuiltinModule("node:crypto").createHash("sha256").update(data).digest("hex");
}
