import { readFileSync, statSync, writeSync } from "node:fs";
import { resolve } from "node:path";
import { isatty } from "node:tty";
import type { CommandIo } from "./cli/io.ts";
import { COMMANDS } from "./cli/commands.ts";

/** What the process gives the program; a test gives its own. */
export interface MainOptions {
  readonly argv: readonly string[];
  readonly version: string;
}

/** Runs the program and gives its exit code: 0 fine, 1 findings or a refused change, 2 wrong use or a fault of ours, 3 not yours to do. */
export async function main(options: MainOptions): Promise<number> {
  const { words, folder } = takeFolder(options.argv);
  const io = createIo(folder ?? ".", options.version);
  const [name, ...rest] = words;
  if (folder !== undefined && !isFolder(io.cwd)) return complain(io, `Cannot work in "${folder}": it is not a folder`, "give -C a folder that exists");
  if (name === undefined || name === "help" || name === "--help" || name === "-h") return help(rest, io);
  if (name === "--version" || name === "-V") {
    io.out(`${options.version}\n`);
    return 0;
  }
  const entry = COMMANDS.find((command) => command.name === name.toLowerCase());
  if (entry === undefined) return unknownCommand(name, io);
  const { runCommand } = await import("./cli/run-command.ts");
  return runCommand(entry, rest, io);
}

/** Takes `-C <dir>` out of the words before or behind the command's name. */
function takeFolder(argv: readonly string[]): { readonly words: readonly string[]; readonly folder?: string } {
  const end = argv.indexOf("--");
  const at = argv.indexOf("-C");
  const folder = argv[at + 1];
  if (at === -1 || folder === undefined || (end !== -1 && end < at)) return { words: argv };
  return { words: [...argv.slice(0, at), ...argv.slice(at + 2)], folder };
}

async function help(words: readonly string[], io: CommandIo): Promise<number> {
  const { helpText, overviewText } = await import("./cli/help.ts");
  const [name] = words;
  const entry = COMMANDS.find((command) => command.name === name);
  if (name !== undefined && entry === undefined) return unknownCommand(name, io);
  io.out(entry === undefined ? overviewText() : helpText(await entry.load()));
  return 0;
}

async function unknownCommand(name: string, io: CommandIo): Promise<number> {
  const { nearest } = await import("./util/nearest.ts");
  const near = nearest(
    name,
    COMMANDS.map((command) => command.name),
  );
  return complain(
    io,
    `Unexpected command \`${name}\`${near.length === 0 ? "" : `, did you mean ${near.map((word) => `\`${word}\``).join(" or ")}?`}`,
    "agent-relay --help",
  );
}

async function complain(io: CommandIo, message: string, hint: string): Promise<number> {
  const { messageLine } = await import("./util/message-line.ts");
  io.err(`${messageLine(message)}\n  Try: ${hint}\n`);
  return 2;
}

/** What only some commands ask is found out when they do: a terminal is asked after without a stream being made of it. */
function createIo(folder: string, version: string): CommandIo {
  const env = process.env;
  return {
    cwd: resolve(folder),
    env,
    version,
    out: (text) => write(1, text),
    err: (text) => write(2, text),
    readStdin: () => readFileSync(0, "utf8"),
    get interactive() {
      return (env["CI"] ?? "") === "" && isatty(0) && isatty(1);
    },
    get colour() {
      return wantsColour(env);
    },
    now: () => new Date().toISOString().replace(/\.\d+Z$/, "Z"),
    loadRules: async () => (await import("../validators/index.ts")).RULES,
  };
}

function wantsColour(env: NodeJS.ProcessEnv): boolean {
  if ((env["NO_COLOR"] ?? "") !== "") return false;
  if ((env["FORCE_COLOR"] ?? "0") !== "0") return true;
  return env["TERM"] !== "dumb" && isatty(1);
}

function isFolder(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
  } catch {
    return false;
  }
}

/** Writes all of a text to a stream, also to a slow pipe; a reader that has gone away ends the output without noise. */
function write(stream: 1 | 2, text: string): void {
  let rest = Buffer.from(text, "utf8");
  while (rest.length > 0) {
    try {
      rest = rest.subarray(writeSync(stream, rest));
    } catch (error) {
      const code = error instanceof Error && "code" in error ? error.code : undefined;
      if (code === "EPIPE") return;
      if (code !== "EAGAIN") throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }
  }
}
