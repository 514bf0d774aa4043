import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Command } from "../../src/cli/command.ts";
import { COMMANDS } from "../../src/cli/commands.ts";
import { parsePlainWords } from "../../src/cli/parse-plain-words.ts";
import { parseWords } from "../../src/cli/parse-words.ts";

const SILENT = { out: () => undefined, err: () => undefined };
const commands = await Promise.all(COMMANDS.map(async (entry) => entry.load()));

/** Words that a person could type behind a command: its own options, their values, arrows, and things that are wrong. */
function wordsFor(command: Command): fc.Arbitrary<readonly string[]> {
  const flags = (command.options ?? []).map(({ flags: text }) => text.split(" ")[0] ?? "");
  const choices = (command.options ?? []).flatMap(({ choices: words }) => words ?? []);
  const odd = ["--", "-", "-x", "--help", "--nothing", "-> codex", "->codex", "--as=claude", "", "two words", "-5", "--no-as"];
  return fc.array(fc.constantFrom(...flags, ...flags, ...choices, "claude", "T2", "a text", "value", ...odd), { maxLength: 6 });
}

describe("plain words", () => {
  test.each(commands)("of $name mean what commander makes of them", (command) => {
    let plain = 0;
    fc.assert(
      fc.property(wordsFor(command), (words) => {
        const invocation = parsePlainWords(command, words);
        if (invocation === undefined) return;
        plain += 1;
        expect(invocation).toEqual(parseWords(command, words, SILENT));
      }),
      { numRuns: 1500 },
    );
    expect(plain).toBeGreaterThan(0);
  });

  test("leave to commander what is wrong or asks for help", () => {
    const [command] = commands;
    for (const words of [["--help"], ["--nothing"], ["--"], ["-x"]]) expect(command && parsePlainWords(command, words)).toBeUndefined();
  });
});
