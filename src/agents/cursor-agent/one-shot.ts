import type { FailureHints } from "../one-shot/judge-run.ts";
import { modelName } from "../one-shot/model-name.ts";
import type { AgentAccess, OneShot } from "../one-shot/one-shot.ts";
import { addPresetNote } from "../one-shot/presets.ts";
import { readResult } from "../one-shot/read-result.ts";
import { fitsArgument, givenWords, positionalWords } from "../one-shot/task-words.ts";

const HINTS: FailureHints = {
  "not-signed-in": "Run `cursor-agent login`, or set CURSOR_API_KEY",
  "not-trusted": "Start `cursor-agent` in this folder once and trust it",
  "permission-denied": "Allow the tools in Cursor's cli-config.json, or write `permissions: full` for the agent",
  "bad-request": "Look at the agent's `model`, and at the session it goes on with",
};

/** Cursor's only word for writing without a person is `--force`, which allows commands too; its sandbox bounds them where `full` is not meant. */
const ACCESS: Readonly<Record<AgentAccess, readonly string[]>> = {
  readonly: ["--mode", "ask"],
  readwrite: ["--force", "--sandbox", "enabled"],
  restricted: [],
  full: ["--force"],
};

/** Cursor's agent, once; read in its manual, not run. A long task goes to standard input. */
export const oneShot: OneShot = {
  cli: "cursor-agent",
  install: { command: "curl https://cursor.com/install -fsS | bash" },
  endSignal: "SIGTERM",
  write: (task, { model, access, preset, resume, output }) => {
    const text = addPresetNote(task, preset);
    const short = fitsArgument(text);
    return {
      file: "cursor-agent",
      args: [
        "-p",
        "--output-format",
        output === "text" ? "text" : "json",
        ...givenWords("--model", modelName(model, { prefixes: ["cursor/"] })),
        ...(access === undefined ? [] : ACCESS[access]),
        ...givenWords("--resume", resume),
        ...(short ? positionalWords(text) : []),
      ],
      env: {},
      stdin: short ? "" : text,
    };
  },
  read: (end) => readResult(end, HINTS),
};
