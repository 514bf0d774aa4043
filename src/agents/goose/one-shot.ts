import { stripHidden } from "../../util/strip-hidden.ts";
import { textOf, type Fields } from "../hook-fields.ts";
import { objectsIn, parseObject } from "../one-shot/json-lines.ts";
import { judgeRun, type FailureHints, type Reading } from "../one-shot/judge-run.ts";
import { modelName } from "../one-shot/model-name.ts";
import type { AgentAccess, OneShot, OneShotEnd, OneShotOutcome } from "../one-shot/one-shot.ts";
import { addPresetNote } from "../one-shot/presets.ts";
import { readError } from "../one-shot/read-error.ts";
import { fitsArgument, givenWords, optionWords } from "../one-shot/task-words.ts";

const HINTS: FailureHints = { "not-signed-in": "Run `goose configure`", "bad-request": "Look at the agent's `model`, and at the session it goes on with" };

/** Goose has no mode that reads but does not write: without tools it only answers. */
const MODES: Readonly<Record<AgentAccess, Readonly<Record<string, string>>>> = {
  readonly: { GOOSE_MODE: "chat" },
  readwrite: {},
  restricted: {},
  full: { GOOSE_MODE: "auto" },
};

/** What goose prints about itself before the answer. */
const CHATTER = /^(?:starting session \||\s+(?:session id|logging to|working directory)\b)/;

/** Goose, once, by the README's command; read in its manual, not run. */
export const oneShot: OneShot = {
  cli: "goose",
  install: { command: "curl -fsSL https://github.com/block/goose/releases/download/stable/download_cli.sh | bash" },
  endSignal: "SIGTERM",
  write: (task, { model, access, preset, resume, taskFile }) => {
    const text = addPresetNote(task, preset);
    const short = fitsArgument(text);
    return {
      file: "goose",
      args: [
        "run",
        ...(short ? optionWords("--text", text) : ["--instructions", taskFile]),
        ...(resume === undefined || resume === "" ? ["--no-session"] : ["--resume", ...optionWords("--session-id", resume)]),
        ...givenWords("--model", modelName(model, { prefixes: [] })),
      ],
      env: access === undefined ? {} : MODES[access],
      stdin: "",
      ...(short ? {} : { taskFile: { path: taskFile, text } }),
    };
  },
  read: readOutcome,
};

/** Goose tells the model's errors in its answer and ends with exit code 0. */
function readOutcome(end: OneShotEnd): OneShotOutcome {
  const whole = parseObject(end.stdout);
  return judgeRun(whole === undefined ? readText(end.stdout) : readMessages(whole), end, HINTS);
}

function readText(stdout: string): Reading {
  const lines = stripHidden(stdout).split("\n");
  const error = lines.find((line) => line.startsWith("Ran into this error: "));
  const text = lines.filter((line) => !CHATTER.test(line)).join("\n");
  return error === undefined ? { text: text.trim() } : { text: "", failed: readError(error, "api-error") };
}

function readMessages(whole: Fields): Reading {
  const said = objectsIn(whole, "messages").findLast((message) => textOf(message, "role") === "assistant") ?? {};
  const parts = objectsIn(said, "content").filter((part) => textOf(part, "type") === "text");
  return { text: parts.map((part) => textOf(part, "text")).join("\n") };
}
