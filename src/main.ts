import { statSync } from "node:fs";
import { COMMANDS } from "./cli/commands.ts";
import { helpText, overviewText } from "./cli/help.ts";
import type { CommandIo } from "./cli/io.ts";
import { createProcessIo } from "./cli/process-io.ts";
import { writeFully } from "./cli/write-fully.ts";

/** What the process gives the program; a test gives its own. */
export interface MainOptions {
  readonly argv: readonly string[];
  readonly version: string;
}

/** Runs the program and gives its exit code: 0 fine, 1 findings or a refused change, 2 wrong use or a fault of ours, 3 not yours to do. */
export async function main(options: MainOptions): Promise<number> {
  const { words, folder } = takeFolder(options.argv);
  const io = createProcessIo({ folder: folder ?? ".", version: options.version, loadRules: async () => (await import("../validators/index.ts")).RULES });
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
  const [name] = words;
  const entry = COMMANDS.find((command) => command.name === name);
  if (name !== undefined && entry === undefined) return unknownCommand(name, io);
  // Our own words hold no secret: what finds them need not be loaded.
  writeFully(1, entry === undefined ? overviewText() : helpText(await entry.load()));
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

function isFolder(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
  } catch {
    return false;
  }
}
