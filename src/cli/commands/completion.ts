import { defineCommand, switchOption, type Command, type CommandEntry } from "../command.ts";
import { CommandError } from "../command-error.ts";
import { candidates } from "../completion/candidates.ts";
import { COMPLETION_SCRIPTS, SHELLS } from "../completion/scripts.ts";

/** Makes `completion`: the completion script of a shell, which calls it back with `--complete` to choose among `commands`. */
export function completionCommand(commands: readonly CommandEntry[]): Command {
  return defineCommand({
    name: "completion",
    summary: "Print the completion script of a shell",
    arguments: [{ name: "words", summary: "`bash`, `zsh`, `fish` or `powershell`", variadic: true }],
    options: [{ flags: "--complete", summary: "print what may follow the words behind `--`, one a line (for the scripts)" }],
    examples: ["completion bash"],
    async run(invocation, io) {
      if (switchOption(invocation, "complete")) {
        const found = await candidates(invocation.args, { cwd: io.cwd, env: io.env, commands });
        io.out(found.map((word) => `${word}\n`).join(""));
        return 0;
      }
      const [name = "", ...more] = invocation.args;
      const shell = SHELLS.find((known) => known === name);
      if (shell === undefined || more.length > 0)
        throw new CommandError(`Unexpected shell \`${invocation.args.join(" ")}\`, expected ${SHELLS.map((known) => `\`${known}\``).join(", ")}`, {
          exitCode: 2,
          hint: "agent-relay completion bash",
        });
      io.out(COMPLETION_SCRIPTS[shell]);
      return 0;
    },
  });
}
