import { quoteForSh } from "../../agents/settings/quote-words.ts";
import { refuse } from "../../diagnostic/result.ts";
import { checksOfTask } from "../../protocol/handoff/collect-checks.ts";
import { findTask } from "../../protocol/handoff/find-task.ts";
import type { EvidenceRun } from "../../protocol/handoff/format-evidence.ts";
import { done } from "../../protocol/moves/done.ts";
import { defineCommand, switchOption, textOption, type Invocation } from "../command.ts";
import { CommandError } from "../command-error.ts";
import { MOVE_OPTIONS } from "../move-command.ts";
import { openProject } from "../open-project.ts";
import { type MoveCall, performMove } from "../perform-move.ts";
import { loadEvidence } from "../verify/load-evidence.ts";

/** `done`: ticks a task and moves it to the completed ones, with its evidence. */
export const command = defineCommand({
  name: "done",
  summary: "Tick a task, with its evidence",
  details:
    "Where a criterion of the task has a check, its evidence is the run that `agent-relay verify` kept, which has to have passed on the present files. Elsewhere evidence is the command that proves it and its exit code; the commit and the time are the tool's. Without proof, say so with --unverified.",
  arguments: [{ name: "task", summary: "id of the task, such as T2", required: true }],
  options: [
    { flags: "--evidence <command>", summary: "command that was run and proves it, such as `npm test -- auth`" },
    { flags: "--exit-code <n>", summary: "exit code of that command; 0 by default" },
    { flags: "--unverified", summary: "nothing was run that proves it" },
    { flags: "--reason <text>", summary: "why nothing proves it; needed where the task has a check" },
    ...MOVE_OPTIONS,
  ],
  examples: ["done T2 --as codex", 'done T2 --evidence "npm test -- auth" --as codex', 'done T2 --unverified --reason "the server is down" --as codex'],
  run(invocation, io) {
    const claim = claimOf(invocation);
    const task = invocation.args[0] ?? "";
    const move: MoveCall = (handoff, context) => {
      const found = findTask(handoff, task.trim());
      if (isEmpty(claim) && found && !found.done && checksOfTask(handoff, found).length === 0) return refuse({ code: "wrong-use", ...MISSING });
      const name = textOption(invocation, "project");
      const folder = (): string => openProject(io.cwd, { name, agents: context.agents }).folder;
      const verify = quoteForSh(["agent-relay", "verify", ...(name === undefined ? [] : [name])]);
      return done(handoff, { task, ...claim, verify, runsOf: (commands) => loadEvidence(folder(), handoff, commands) }, context);
    };
    return performMove({ invocation, io, name: "done", move });
  },
});

/** What is claimed on the command line. */
interface Claim {
  readonly evidence?: EvidenceRun;
  readonly unverified?: { readonly reason?: string };
}

const HINT = 'add `--evidence "<command>"`, or `--unverified` where nothing proves it';
const MISSING = { message: "Missing `--evidence`: a task is done when something proves it", hint: HINT };

function isEmpty({ evidence, unverified }: Claim): boolean {
  return evidence === undefined && unverified === undefined;
}

function claimOf(invocation: Invocation): Claim {
  const proof = textOption(invocation, "evidence")?.trim() ?? "";
  const reason = textOption(invocation, "reason")?.trim() ?? "";
  const unverified = switchOption(invocation, "unverified");
  if (unverified && proof !== "") throw wrongUse("Unexpected `--unverified` beside `--evidence`, expected one of them");
  if (reason !== "" && !unverified) throw wrongUse("Unexpected `--reason` without `--unverified`");
  if (unverified) return { unverified: reason === "" ? {} : { reason } };
  return proof === "" ? {} : { evidence: { command: proof, exitCode: exitCodeOf(invocation) } };
}

function exitCodeOf(invocation: Invocation): number {
  const text = textOption(invocation, "exitCode") ?? "0";
  const exitCode = Number(text);
  if (Number.isInteger(exitCode) && exitCode >= 0 && exitCode <= 255) return exitCode;
  throw wrongUse(`Unexpected exit code \`${text}\`, expected a number from 0 to 255`);
}

function wrongUse(message: string): CommandError {
  return new CommandError(message, { exitCode: 2, hint: HINT });
}
