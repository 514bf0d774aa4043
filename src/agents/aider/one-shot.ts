import { stripHidden } from "../../util/strip-hidden.ts";
import { judgeRun, type FailureHints } from "../one-shot/judge-run.ts";
import { modelName } from "../one-shot/model-name.ts";
import type { AgentAccess, OneShot, OneShotEnd, OneShotOutcome } from "../one-shot/one-shot.ts";
import { addPresetNote } from "../one-shot/presets.ts";
import { readError } from "../one-shot/read-error.ts";
import { fitsArgument, givenWords, optionWords } from "../one-shot/task-words.ts";

const HINTS: FailureHints = {
  "not-signed-in": "Set the key of the model's vendor, such as ANTHROPIC_API_KEY or OPENAI_API_KEY",
  "bad-request": "Look at the agent's `model`; `aider --list-models WORD` finds names",
};

/** The README's command; without the yes there is nobody to say it. In `ask` mode aider edits nothing. */
const YES = ["--yes-always", "--no-git"];
const ACCESS: Readonly<Record<AgentAccess, readonly string[]>> = { readonly: ["--chat-mode", "ask", ...YES], readwrite: YES, restricted: YES, full: YES };

/** What aider prints about itself around the answer. */
const CHATTER =
  /^(?:Aider v\d|(?:Main |Weak |Editor )?[Mm]odel: |Git repo: |Repo-map: |Tokens: |Added .+ to the chat\.?$|Cost: |Warning: Input is not a terminal|─+$)/;
const ERROR = /^(?:litellm\.\w+(?:Error|Exception)|Unable to (?:connect|find)|The API provider )/m;

/** Aider, once, by the README's command; read in its manual, not run. It keeps no session that could be gone on with, and goes on with its chat history instead. */
export const oneShot: OneShot = {
  cli: "aider",
  install: { command: "python -m pip install aider-chat", pip: "aider-chat" },
  endSignal: "SIGTERM",
  write: (task, { model, access, preset, resume, taskFile }) => {
    const text = addPresetNote(task, preset);
    const short = fitsArgument(text);
    return {
      file: "aider",
      args: [
        ...(short ? optionWords("--message", text) : ["--message-file", taskFile]),
        ...(access === undefined ? YES : ACCESS[access]),
        ...givenWords("--model", modelName(model, { prefixes: [] })),
        ...(resume === undefined || resume === "" ? [] : ["--restore-chat-history"]),
      ],
      env: { AIDER_CHECK_UPDATE: "false", AIDER_PRETTY: "false" },
      stdin: "",
      ...(short ? {} : { taskFile: { path: taskFile, text } }),
    };
  },
  read: readOutcome,
};

/** Aider tells the model's errors on standard output and ends with exit code 0. */
function readOutcome(end: OneShotEnd): OneShotOutcome {
  const lines = stripHidden(end.stdout).split("\n");
  const text = lines
    .filter((line) => !CHATTER.test(line))
    .join("\n")
    .trim();
  const error = lines.find((line) => ERROR.test(line));
  return judgeRun({ text, failed: error === undefined ? undefined : readError(error, "api-error") }, end, HINTS);
}
