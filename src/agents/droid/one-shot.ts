import type { FailureHints } from "../one-shot/judge-run.ts";
import { modelName } from "../one-shot/model-name.ts";
import type { AgentAccess, OneShot } from "../one-shot/one-shot.ts";
import { addPresetNote } from "../one-shot/presets.ts";
import { readResult } from "../one-shot/read-result.ts";
import { fitsArgument, givenWords, positionalWords } from "../one-shot/task-words.ts";

const HINTS: FailureHints = {
  "not-signed-in": "Run `droid` once and sign in, or set FACTORY_API_KEY",
  "permission-denied": "Write `permissions: readwrite` for the agent: without it `droid exec` only reads",
  "bad-request": "Look at the agent's `model`, and at the session it goes on with",
};

/** `droid exec` only reads, unless it is told how much it may do. */
const ACCESS: Readonly<Record<AgentAccess, readonly string[]>> = {
  readonly: [],
  readwrite: ["--auto", "low"],
  restricted: [],
  full: ["--skip-permissions-unsafe"],
};

/** Droid, once, by the README's command; read in its manual, not run. */
export const oneShot: OneShot = {
  cli: "droid",
  install: { command: "npm install -g droid", npm: "droid" },
  endSignal: "SIGTERM",
  write: (task, { model, access, preset, resume, output, taskFile }) => {
    const text = addPresetNote(task, preset);
    const short = fitsArgument(text);
    return {
      file: "droid",
      args: [
        "exec",
        ...(output === "text" ? [] : ["-o", "json"]),
        ...givenWords("-m", modelName(model, { prefixes: [] })),
        ...(access === undefined ? [] : ACCESS[access]),
        ...givenWords("-s", resume),
        ...(short ? positionalWords(text) : ["-f", taskFile]),
      ],
      env: {},
      stdin: "",
      ...(short ? {} : { taskFile: { path: taskFile, text } }),
    };
  },
  read: (end) => readResult(end, HINTS),
};
