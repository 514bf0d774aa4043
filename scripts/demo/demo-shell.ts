import { spawnSync } from "node:child_process";
import { styleText } from "node:util";

/** What a step of the demo has to do; anything else ends the demo with exit code 1. */
export interface Expectation {
  readonly exitCode: number;
  /** Texts the output has to contain. */
  readonly says: readonly string[];
  /** How many lines of the output are shown; the rest is counted. */
  readonly lines?: number;
}

/** Runs the real command, shows what is typed and what comes back. */
export interface DemoShell {
  /** Goes to another folder, as shown. */
  enter(folder: string, shown: string): void;
  run(words: readonly string[], expectation: Expectation): void;
  title(text: string): void;
  say(text: string): void;
}

/** A step did not do what the demo promises. */
export class DemoFailure extends Error {}

/** Creates the shell of the demo; `command` is the built command, `print` takes lines. */
export function createDemoShell(command: string, print: (line: string) => void): DemoShell {
  const paint = process.stdout.isTTY && !process.env["NO_COLOR"] ? styleText : (_format: unknown, text: string): string => text;
  let cwd = process.cwd();
  let number = 0;
  return {
    enter(folder, shown) {
      cwd = folder;
      print(paint("bold", `$ cd ${shown}`));
    },
    title(text) {
      number += 1;
      print("");
      print(paint("cyan", `${String(number)}. ${text}`));
    },
    say: (text) => print(text),
    run(words, expectation) {
      print(paint("bold", `$ agent-relay ${words.map(quote).join(" ")}`));
      const result = spawnSync(process.execPath, [command, ...words], { cwd, env: demoEnv(), encoding: "utf8" });
      const output = `${result.stdout}${result.stderr}`.trimEnd();
      for (const line of cut(output, expectation.lines ?? 12)) print(`  ${line}`);
      if (expectation.exitCode !== 0) print(paint("dim", `  (exit ${String(result.status)})`));
      verify({ words, output, exitCode: result.status }, expectation);
    },
  };
}

interface Outcome {
  readonly words: readonly string[];
  readonly output: string;
  readonly exitCode: number | null;
}

function verify({ words, output, exitCode }: Outcome, expectation: Expectation): void {
  const name = `agent-relay ${words.map(quote).join(" ")}`;
  if (exitCode !== expectation.exitCode)
    throw new DemoFailure(`Unexpected exit code ${String(exitCode)} of \`${name}\`, expected ${String(expectation.exitCode)}:\n${output}`);
  const missing = expectation.says.find((text) => !output.includes(text));
  if (missing !== undefined) throw new DemoFailure(`Unexpected output of \`${name}\`, expected \`${missing}\` in it:\n${output}`);
}

function cut(output: string, limit: number): readonly string[] {
  const lines = output.split("\n").filter((line) => line.trim() !== "");
  return lines.length <= limit ? lines : [...lines.slice(0, limit - 1), `… ${String(lines.length - limit + 1)} more lines`];
}

function quote(word: string): string {
  return /^[\w@%+=:,./>-]+$/u.test(word) && !word.includes(">") ? word : `"${word}"`;
}

/** The person's own environment, without the marks of an agent that may have started the demo: in it the person is the user. */
function demoEnv(): NodeJS.ProcessEnv {
  const marks = /^(?:AGENT_RELAY_|CLAUDE|CODEX|GEMINI|OPENCODE|NODE_OPTIONS|NODE_EXTRA_CA_CERTS)/u;
  return { ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !marks.test(name))), NO_COLOR: "1" };
}
