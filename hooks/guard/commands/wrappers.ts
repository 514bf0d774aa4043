import { type OptionRules, parseArgs } from "./args.ts";
import type { Call, Handler } from "./call.ts";

const ASSIGNMENT = /^[A-Za-z_]\w*=/;

/** Gives a handler for programs that run the rest of their words, such as `nohup`; `skipped` operands come before it. */
export function runsRest(rules: OptionRules = {}, skipped = 0): Handler {
  return (call) => {
    const { operands } = parseArgs(call.words, { ...rules, leading: true });
    const first = operands.findIndex((word) => !ASSIGNMENT.test(word));
    if (first !== -1) call.run(operands.slice(first + skipped));
  };
}

/** `env -C folder X=1 program`, `env -S "program words"`. */
export function env(call: Call): void {
  const { options, operands } = parseArgs(call.words, { valued: "CSu", long: ["chdir", "split-string", "unset"], leading: true });
  const split = options.get("S")?.[0] ?? options.get("split-string")?.[0];
  const words = [...(split === undefined ? [] : split.split(/\s+/)), ...operands];
  const first = words.findIndex((word) => !ASSIGNMENT.test(word));
  const folder = options.get("C")?.at(-1) ?? options.get("chdir")?.at(-1);
  if (first !== -1) call.run(words.slice(first), folder === undefined ? {} : { folder });
}

/** `command -v name` only looks. */
export function command(call: Call): void {
  if (!call.words.some((word) => /^-\w*[vV]/.test(word))) runsRest()(call);
}

/** `watch 'text'`: a shell runs its words. */
export function runsText(rules: OptionRules): Handler {
  return (call) => call.script(parseArgs(call.words, { ...rules, leading: true }).operands.join(" "));
}

/** `npx tool`, `pnpm exec tool`, `uv run tool`: the tool, without the version. */
export function packageRunner(call: Call): void {
  const { operands, options } = parseArgs(call.words, { valued: "pc", long: ["package", "call", "workspace"], leading: true });
  const text = options.get("c")?.[0] ?? options.get("call")?.[0];
  if (text !== undefined) return call.script(text);
  const [tool = "", ...words] = operands[0] === "run" || operands[0] === "exec" ? operands.slice(1) : operands;
  call.run([toolName(tool), ...words]);
}

function toolName(tool: string): string {
  const bare = tool.startsWith("@") ? tool.slice(tool.lastIndexOf("/") + 1) : tool;
  return bare.replace(/@.*$/, "");
}

/** `strace -o file program`, `script -c "words" file`. */
export function script(call: Call): void {
  const { options, operands } = parseArgs(call.words, { valued: "c", long: ["command"] });
  const text = options.get("c")?.[0] ?? options.get("command")?.[0];
  if (text !== undefined) call.script(text);
  call.write(operands[0] ?? "typescript");
}
