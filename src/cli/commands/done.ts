import { done } from "../../protocol/moves/done.ts";
import { defineCommand, switchOption, textOption, type Invocation } from "../command.ts";
import { CommandError } from "../command-error.ts";
import { MOVE_OPTIONS } from "../move-command.ts";
import { performMove } from "../perform-move.ts";

/** `done`: ticks a task and moves it to the completed ones, with its evidence. */
export const command = defineCommand({
  name: "done",
  summary: "Tick a task, with its evidence",
  details: "Evidence is the command that proves it and its exit code; the commit and the time are the tool's. Without proof, say so with --unverified.",
  arguments: [{ name: "task", summary: "id of the task, such as T2", required: true }],
  options: [
    { flags: "--evidence <command>", summary: "command that was run and proves it, such as `npm test -- auth`" },
    { flags: "--exit-code <n>", summary: "exit code of that command; 0 by default" },
    { flags: "--unverified", summary: "nothing was run that proves it" },
    ...MOVE_OPTIONS,
  ],
  examples: ['done T2 --evidence "npm test -- auth" --as codex', "done T2 --unverified --as codex"],
  run(invocation, io) {
    const evidence = evidenceOf(invocation);
    return performMove({ invocation, io, name: "done", move: (handoff, context) => done(handoff, { task: invocation.args[0] ?? "", ...evidence }, context) });
  },
});

function evidenceOf(invocation: Invocation): { readonly evidence?: { readonly command: string; readonly exitCode: number } } {
  const proof = textOption(invocation, "evidence")?.trim() ?? "";
  const unverified = switchOption(invocation, "unverified");
  if (unverified && proof === "") return {};
  if (unverified) throw wrongUse("Unexpected `--unverified` beside `--evidence`, expected one of them");
  if (proof === "") throw wrongUse("Missing `--evidence`: a task is done when something proves it");
  const exitCode = Number(textOption(invocation, "exitCode") ?? "0");
  if (!Number.isInteger(exitCode) || exitCode < 0 || exitCode > 255)
    throw wrongUse(`Unexpected exit code \`${textOption(invocation, "exitCode") ?? ""}\`, expected a number from 0 to 255`);
  return { evidence: { command: proof, exitCode } };
}

function wrongUse(message: string): CommandError {
  return new CommandError(message, { exitCode: 2, hint: 'add `--evidence "<command>"`, or `--unverified` where nothing proves it' });
}
