import { modelName } from "../one-shot/model-name.ts";
import type { AgentAccess, OneShot, OneShotOptions } from "../one-shot/one-shot.ts";
import { addPresetNote } from "../one-shot/presets.ts";
import { folderWords, givenWords } from "../one-shot/task-words.ts";
import { readOutcome } from "./one-shot-outcome.ts";

const SANDBOX: Readonly<Record<AgentAccess, string | undefined>> = {
  readonly: "read-only",
  readwrite: "workspace-write",
  restricted: undefined,
  full: "danger-full-access",
};

/** Codex, once (AGENT-CLIS.md 3.2). It asks nobody in `exec`; its sandbox is what bounds it, read-only unless the user's settings or the workflow say otherwise. */
export const oneShot: OneShot = {
  cli: "codex",
  install: { command: "npm install -g @openai/codex", npm: "@openai/codex" },
  endSignal: "SIGTERM",
  write: (task, options) => ({
    file: "codex",
    args: [
      "exec",
      ...(given(options.resume) ? ["resume"] : []),
      "--skip-git-repo-check",
      ...(options.output === "text" ? [] : ["--json"]),
      ...givenWords("-m", modelName(options.model, { prefixes: ["openai/", "codex/"] })),
      ...sandboxWords(options),
      ...(given(options.resume) ? ["--", options.resume] : []),
      "-",
    ],
    env: {},
    stdin: addPresetNote(task, options.preset),
  }),
  read: readOutcome,
};

function given(word: string | undefined): word is string {
  return word !== undefined && word !== "";
}

/** `exec resume` knows neither `-s` nor `--add-dir`; reading is bounded nowhere, so that the latter matters for writing only. */
function sandboxWords({ access, resume, additionalPaths }: OneShotOptions): readonly string[] {
  const sandbox = access === undefined ? undefined : SANDBOX[access];
  if (given(resume)) return sandbox === undefined ? [] : ["-c", `sandbox_mode="${sandbox}"`];
  return [...(sandbox === undefined ? [] : ["-s", sandbox]), ...(access === "readonly" ? [] : folderWords("--add-dir", additionalPaths))];
}
