import { COMMANDS } from "../../src/cli/commands.ts";
import type { CommandIo } from "../../src/cli/io.ts";
import { runCommand } from "../../src/cli/run-command.ts";
import { RULES } from "../../validators/index.ts";

/** The world a command is run in; without more it is away from a terminal, in a clean environment, on a fixed day. */
export interface RunOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** ISO 8601 in UTC. */
  readonly now?: string;
  readonly interactive?: boolean;
  readonly stdin?: string;
}

/** What a command gave. */
export interface CommandRun {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** The clock of every test that does not set its own. */
export const NOW = "2026-11-20T15:04:05Z";

/** Runs a command line, the command's name first, in this process, as `main` would. */
export async function runCli([name = "", ...words]: readonly string[], options: RunOptions): Promise<CommandRun> {
  const entry = COMMANDS.find((command) => command.name === name);
  if (entry === undefined) throw new Error(`Cannot run \`${name}\`: there is no such command`);
  let out = "";
  let err = "";
  const io: CommandIo = {
    cwd: options.cwd,
    env: { XDG_CONFIG_HOME: "/nonexistent/config", APPDATA: "C:\\nonexistent", ...options.env },
    version: "0.0.0-test",
    out: (text) => void (out += text),
    err: (text) => void (err += text),
    readStdin: () => Buffer.from(options.stdin ?? ""),
    interactive: options.interactive ?? false,
    colour: false,
    now: () => options.now ?? NOW,
    loadRules: async () => RULES,
  };
  const code = await runCommand(entry, words, io);
  return { code, out, err };
}

/** Runs a command line that has to succeed and gives what it printed. */
export async function runWell(argv: readonly string[], options: RunOptions): Promise<string> {
  const { code, out, err } = await runCli(argv, options);
  if (code !== 0) throw new Error(`Unexpected exit code ${code} of \`${argv.join(" ")}\`:\n${out}${err}`);
  return out;
}

/** Runs a command line with `--json` and gives the document. */
export async function runJson(argv: readonly string[], options: RunOptions): Promise<ReturnType<typeof JSON.parse>> {
  return JSON.parse(await runWell([...argv, "--json"], options));
}
