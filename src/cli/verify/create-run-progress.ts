import { shorten } from "../../util/shorten.ts";
import type { CommandIo } from "../io.ts";
import { toldCommand } from "./shown-command.ts";

const EVERY_MS = 1000;

/** Tells on standard error what runs: at a terminal on one line that counts the seconds and goes away, elsewhere by one line when it begins. */
export function createRunProgress(command: string, { at, all }: { readonly at: number; readonly all: number }, io: CommandIo): { readonly end: () => void } {
  const text = `${all > 1 ? `${at} of ${all}: ` : ""}${shorten(toldCommand(command), 60)}`;
  if (!io.interactive) {
    io.err(`Running ${text}\n`);
    return { end: () => undefined };
  }
  const started = Date.now();
  const write = (words: string): void => {
    try {
      io.err(`\r\u001b[K${words}`);
    } catch {
      // A terminal that was closed takes nothing more; what runs has to be ended all the same.
    }
  };
  const show = (): void => write(`Running ${text} (${Math.round((Date.now() - started) / 1000)} s)`);
  show();
  const timer = setInterval(show, EVERY_MS);
  return {
    end() {
      clearInterval(timer);
      write("");
    },
  };
}
