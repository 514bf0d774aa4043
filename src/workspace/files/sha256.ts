/** Gives the SHA-256 of bytes or text in hex. `node:crypto` is loaded by the first call, because loading it costs a tenth of a cold start. */
export function sha256(data: string | Uint8Array): string {
  return process.getBuiltinModule("node:crypto").createHash("sha256").update(data).digest("hex");
}
