import { modelName } from "../one-shot/model-name.ts";
import type { AgentAccess, Invocation, OneShot } from "../one-shot/one-shot.ts";
import { addPresetNote } from "../one-shot/presets.ts";
import { givenWords } from "../one-shot/task-words.ts";
import { readOutcome } from "./one-shot-outcome.ts";

type Access = Pick<Invocation, "args" | "env">;

const AS_CONFIGURED: Access = { args: [], env: {} };

const ACCESS: Readonly<Record<AgentAccess, Access>> = {
  readonly: { args: [], env: { OPENCODE_PERMISSION: '{"edit":"deny","bash":"deny"}' } },
  readwrite: { args: [], env: { OPENCODE_PERMISSION: '{"edit":"allow"}' } },
  restricted: AS_CONFIGURED,
  full: { args: ["--auto"], env: {} },
};

/** OpenCode, once (AGENT-CLIS.md 3.4): `run`, since `--prompt` opens its terminal interface. A model is written `provider/model`. */
export const oneShot: OneShot = {
  cli: "opencode",
  install: { command: "npm install -g opencode-ai", npm: "opencode-ai" },
  endSignal: "SIGTERM",
  checkModel: (model) => (/^[^/\s]+\/\S+$/.test(model.trim()) ? undefined : `Unexpected model \`${model}\`, expected \`provider/model\``),
  write: (task, { model, access, preset, resume, output }) => {
    const { args, env } = access === undefined ? AS_CONFIGURED : ACCESS[access];
    return {
      file: "opencode",
      args: [
        "run",
        ...(output === "text" ? [] : ["--format", "json"]),
        ...givenWords("-m", modelName(model, { prefixes: [] })),
        ...args,
        ...givenWords("-s", resume),
      ],
      env: { OPENCODE_DISABLE_AUTOUPDATE: "1", ...env },
      stdin: addPresetNote(task, preset),
    };
  },
  read: readOutcome,
};
