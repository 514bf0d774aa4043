import type { CommandIo } from "./io.ts";

/** Version of the shape of every JSON document the commands print; raised when a field changes its meaning or goes away. */
export const JSON_SCHEMA_VERSION = 1;

/** Prints one JSON document, `{ schemaVersion, kind, ... }`, on standard output. */
export function printJson(io: CommandIo, kind: string, data: Readonly<Record<string, unknown>>): void {
  io.out(`${JSON.stringify({ schemaVersion: JSON_SCHEMA_VERSION, kind, ...data }, undefined, 2)}\n`);
}
