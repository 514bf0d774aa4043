import { confirmed } from "../ask.ts";
import type { CommandIo } from "../io.ts";
import type { PermitQuestion } from "./permit-checks.ts";
import { shownCommand } from "./shown-command.ts";

/** Asks the person at the terminal whether commands may run, each shown character by character. */
export function askPermit(io: CommandIo): (question: PermitQuestion) => Promise<boolean> {
  return async ({ kind, texts, file }) => {
    const lines = texts.map((text) => `  ${shownCommand(text)}\n`).join("");
    if (kind === "allow-list") {
      io.out(`${file ?? "The settings"} came with the files and would allow, without asking:\n${lines}`);
      return confirmed("Trust this list?", false, io);
    }
    io.out(`The handoff names ${texts.length === 1 ? "this command" : "these commands"}:\n${lines}`);
    return confirmed(`Run ${texts.length === 1 ? "it" : "them"}? A yes counts until the text changes`, false, io);
  };
}
