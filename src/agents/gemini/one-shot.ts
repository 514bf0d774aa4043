import { modelName } from "../one-shot/model-name.ts";
import type { AgentAccess, OneShot } from "../one-shot/one-shot.ts";
import { addPresetNote } from "../one-shot/presets.ts";
import { folderWords, givenWords } from "../one-shot/task-words.ts";
import { readOutcome } from "./one-shot-outcome.ts";

const ACCESS: Readonly<Record<AgentAccess, readonly string[]>> = {
  readonly: ["--approval-mode", "default"],
  readwrite: ["--approval-mode", "auto_edit"],
  restricted: [],
  full: ["--approval-mode", "yolo"],
};

/**
 * Gemini CLI, once (AGENT-CLIS.md 3.3). Its stream of JSON lines keeps what it says after its last tool call apart from what it said before,
 * which `-o json` runs together. `pro`, `flash` and `flash-lite` are names of its own. Without a person, its default mode offers no tool that writes;
 * its `plan` would tell the agent to write a plan.
 */
export const oneShot: OneShot = {
  cli: "gemini",
  install: { command: "npm install -g @google/gemini-cli", npm: "@google/gemini-cli" },
  endSignal: "SIGTERM",
  write: (task, { model, access, preset, resume, output, additionalPaths }) => ({
    file: "gemini",
    args: [
      ...(output === "text" ? [] : ["-o", "stream-json"]),
      ...givenWords("-m", modelName(model, { prefixes: ["google/", "gemini/", "models/"] })),
      ...(access === undefined ? [] : ACCESS[access]),
      ...folderWords("--include-directories", additionalPaths),
      ...givenWords("--resume", resume),
    ],
    env: {},
    stdin: addPresetNote(task, preset),
  }),
  read: readOutcome,
};
