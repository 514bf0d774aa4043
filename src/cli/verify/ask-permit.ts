import { CommandError } from "../command-error.ts";
import type { CommandIo } from "../io.ts";
import type { PermitQuestion } from "./permit-checks.ts";
import { shownCommand } from "./shown-command.ts";

/** Asks the person at the terminal whether commands may run, each shown character by character. */
export function askPermit(io: CommandIo): (question: PermitQuestion) => Promise<boolean> {
  return async ({ kind, texts, file }) => {
    const lines = texts.map((text) => `  ${shownCommand(text)}\n`).join("");
    if (kind === "allow-list") {
      io.out(`${file ?? "The settings"} came with the files and would allow, without asking:\n${lines}`);
      return agrees("Trust this list?");
    }
    io.out(`The handoff names ${texts.length === 1 ? "this command" : "these commands"}:\n${lines}`);
    return agrees(`Run ${texts.length === 1 ? "it" : "them"}? A yes counts until the text changes`);
  };
}

/** Asks for a yes that has to be chosen: Enter alone is a no. @throws CommandError where the person ends the command instead. */
async function agrees(message: string): Promise<boolean> {
  const { confirm, isCancel } = await import("@clack/prompts");
  const answer = await confirm({ message, initialValue: false });
  if (!isCancel(answer)) return answer;
  throw new CommandError("Stopped: nothing more is run", { exitCode: 1 });
}
