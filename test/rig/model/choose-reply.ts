import { unreachable } from "../../../src/util/unreachable.ts";
import type { ModelRequest } from "./model-request.ts";
import type { Reply } from "./reply.ts";
import type { Step } from "./step.ts";

/** A step that answers; an HTTP error does not. */
export type AnsweringStep = Exclude<Step, { kind: "fail" }>;

type Maker = readonly [tool: string, make: (text: string) => Reply];

/** Shell tools by name, the likeliest first. Codex's code mode has only `exec`, which runs JavaScript. */
const SHELLS: readonly Maker[] = [
  ["Bash", (command) => fn("Bash", { command, description: "scripted" })],
  ["run_shell_command", (command) => fn("run_shell_command", { command, description: "scripted" })],
  ["exec_command", (cmd) => fn("exec_command", { cmd })],
  ["shell_command", (command) => fn("shell_command", { command })],
  ["bash", (command) => fn("bash", { command, description: "scripted" })],
  ["exec", (cmd) => code(`const r = await tools.exec_command({cmd:${JSON.stringify(cmd)}}); text(JSON.stringify(r));`)],
];

const PATCHERS: readonly Maker[] = [
  ["apply_patch", (input) => ({ kind: "freeform", name: "apply_patch", input })],
  ["exec", (input) => code(`const r = await tools.apply_patch(${JSON.stringify(input)}); text(JSON.stringify(r));`)],
];

/** Says in the host's own tools what a step wants. Where the host offers none that could, the model says so, and the test sees it. */
export function chooseReply(step: AnsweringStep, request: Pick<ModelRequest, "tools">): Reply {
  switch (step.kind) {
    case "say":
      return { kind: "text", text: step.text };
    case "call":
      return fn(step.tool, step.args);
    case "custom":
      return { kind: "freeform", name: step.tool, input: step.input };
    case "shell":
      return make(SHELLS, step.command, request);
    case "patch":
      return make(PATCHERS, step.patch, request);
    case "write":
      return chooseWrite(step, request);
    default:
      return unreachable(step);
  }
}

function chooseWrite({ path, content }: { readonly path: string; readonly content: string }, request: Pick<ModelRequest, "tools">): Reply {
  const has = (tool: string): boolean => request.tools.includes(tool);
  if (has("Write")) return fn("Write", { file_path: path, content });
  if (has("write_file")) return fn("write_file", { file_path: path, content });
  if (has("write")) return fn("write", { filePath: path, content });
  if (PATCHERS.some(([tool]) => has(tool))) return make(PATCHERS, addFile(path, content), request);
  return make(SHELLS, `cat > '${path}' <<'SCRIPTED'\n${content}\nSCRIPTED`, request);
}

function addFile(path: string, content: string): string {
  const lines = content.replace(/\n$/u, "").split("\n");
  return `*** Begin Patch\n*** Add File: ${path}\n${lines.map((line) => `+${line}`).join("\n")}\n*** End Patch\n`;
}

function make(makers: readonly Maker[], text: string, { tools }: Pick<ModelRequest, "tools">): Reply {
  const found = makers.find(([tool]) => tools.includes(tool));
  return found?.[1](text) ?? { kind: "text", text: `[the script found no tool among ${tools.join(", ")}]` };
}

function fn(name: string, args: Readonly<Record<string, unknown>>): Reply {
  return { kind: "function", name, args };
}

function code(input: string): Reply {
  return { kind: "freeform", name: "exec", input };
}
