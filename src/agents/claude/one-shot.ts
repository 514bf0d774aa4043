import { modelName, type ModelWords } from "../one-shot/model-name.ts";
import type { AgentAccess, OneShot } from "../one-shot/one-shot.ts";
import { addPresetNote } from "../one-shot/presets.ts";
import { folderWords, givenWords } from "../one-shot/task-words.ts";
import { readOutcome } from "./one-shot-outcome.ts";

const MODELS: ModelWords = {
  prefixes: ["anthropic/", "claude/"],
  names: { opus: "opus", sonnet: "sonnet", haiku: "haiku", fable: "fable", "claude-opus": "opus", "claude-sonnet": "sonnet", "claude-haiku": "haiku" },
};

const ACCESS: Readonly<Record<AgentAccess, readonly string[]>> = {
  readonly: ["--disallowedTools", "Edit,Write,NotebookEdit,Bash,PowerShell"],
  readwrite: ["--permission-mode", "acceptEdits"],
  restricted: [],
  full: ["--dangerously-skip-permissions"],
};

/**
 * Claude Code, once (AGENT-CLIS.md 3.1). Of its two machine formats the stream tells whether a refused tool was used with success afterwards; it wants `--verbose`.
 * `--bare` would leave out hooks and CLAUDE.md, so it is never written.
 */
export const oneShot: OneShot = {
  cli: "claude",
  install: { command: "npm install -g @anthropic-ai/claude-code", npm: "@anthropic-ai/claude-code" },
  endSignal: "SIGINT",
  write: (task, { model, access, preset, resume, output, additionalPaths }) => ({
    file: "claude",
    args: [
      "-p",
      ...(output === "text" ? [] : ["--output-format", "stream-json", "--verbose"]),
      ...givenWords("--model", modelName(model, MODELS)),
      ...(access === undefined ? [] : ACCESS[access]),
      ...folderWords("--add-dir", additionalPaths),
      ...givenWords("--resume", resume),
    ],
    env: { DISABLE_AUTOUPDATER: "1" },
    stdin: addPresetNote(task, preset),
  }),
  read: readOutcome,
};
