import { mayHoldSecret } from "../src/util/secrets/may-hold-secret.ts";

/** Redacts the secrets of a text that a hook prints or records; the code that finds them is loaded only for texts that may hold one. */
export async function redactText(text: string): Promise<string> {
  return mayHoldSecret(text) ? (await import("../src/util/secrets/redact-output.ts")).redactOutput(text) : text;
}
