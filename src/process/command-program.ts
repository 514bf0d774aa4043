import type { Program } from "./program-run.ts";

/** How a command line is to be started. */
export type CommandProgram = Pick<Program, "file" | "args" | "verbatim">;

/** A command line of these characters alone means the same with and without a shell, unless its first word is the shell's. */
const PLAIN = /^[\w@%+:,./=-]+(?: +[\w@%+:,./=-]+)*$/;

/** First words that a shell understands by itself, though a program of that name may lie about. */
const SHELL_WORDS = new Set(
  ". : alias bg break builtin case cd command continue declare do done echo elif else esac eval exec exit export fc fg fi for function getopts hash history if jobs kill let local popd printf pushd pwd read readonly return select set shift shopt source test then time times trap type typeset ulimit umask unalias unset until wait while".split(
    " ",
  ),
);

/**
 * Decides how to run a command line: a plain one as its words, anything with quotes, variables, pipes or several commands by `sh -c` with the whole text as one argument. On Windows
 * `cmd.exe` gets the whole text, because most tools are batch files there.
 */
export function commandProgram(command: string, platform: NodeJS.Platform): CommandProgram {
  if (platform === "win32") return { file: "cmd.exe", args: ["/d", "/s", "/c", `"${command}"`], verbatim: true };
  const [file = "", ...args] = command.trim().split(/ +/);
  return isPlain(command.trim(), file) ? { file, args } : { file: "sh", args: ["-c", command] };
}

function isPlain(command: string, first: string): boolean {
  return PLAIN.test(command) && !first.includes("=") && !first.startsWith("-") && !SHELL_WORDS.has(first);
}
