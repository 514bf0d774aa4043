import { messageLine } from "../../util/message-line.ts";
import type { CommandIo } from "../io.ts";
import type { HookTrouble } from "./survey/hook-trouble.ts";

/** Prints what is wrong, each with what mends it; what is only worth knowing comes last. */
export function tellTroubles(io: Pick<CommandIo, "out">, troubles: readonly HookTrouble[]): void {
  const errors = troubles.filter(({ level }) => level === "error");
  const notes = troubles.filter(({ level }) => level === "note");
  for (const { message, hint } of errors) io.out(`${messageLine(message)}\n  Try: ${messageLine(hint)}\n`);
  for (const { message, hint } of notes) io.out(`Note: ${messageLine(message)}\n  ${messageLine(hint)}\n`);
}
