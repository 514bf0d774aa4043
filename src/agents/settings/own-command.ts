import { fieldsOf, textOf } from "../hook-fields.ts";
import type { HookHost } from "../hook-dialect.ts";
import { quoteForSh, splitWords } from "./quote-words.ts";

/** A command of agent-relay that stands in a host's settings. */
export interface OwnCommand {
  /** As it would be typed. */
  readonly command: string;
  /** Absolute paths where the command names them; "" where it does not, as in `npx agent-relay hook claude`. */
  readonly node: string;
  readonly script: string;
}

/** The names under which the program is called. */
const PROGRAM = /(?:^|[\\/])agent-relay(?:\.(?:[cm]?js|cmd|exe))?$/;

/** Takes a handler of a host's settings for one of ours: a command that ends in `agent-relay… hook <host>`, as a line or as `command` and `args`. */
export function findOwnCommand(handler: unknown, host: HookHost): OwnCommand | undefined {
  const fields = fieldsOf(handler);
  const { args } = fields;
  const line = textOf(fields, "command");
  const words = Array.isArray(args) ? [line, ...args.filter((word) => typeof word === "string")] : splitWords(line);
  const at = words.findIndex((word, index) => PROGRAM.test(word) && words[index + 1] === "hook" && words[index + 2]?.replace(/;$/, "") === host);
  if (at < 0) return undefined;
  const script = words[at] ?? "";
  return { command: Array.isArray(args) ? quoteForSh(words) : line, node: pathOnly(words[at - 1]), script: pathOnly(script) };
}

function pathOnly(word = ""): string {
  return /[\\/]/.test(word) ? word : "";
}
