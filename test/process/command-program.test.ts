import { spawnSync } from "node:child_process";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { commandProgram } from "../../src/process/command-program.ts";

const CHARACTERS = Array.from("ab1_./=-+:,@%*$~#'\"\\!&;|<>()[]{}^? \t\n");

describe("commandProgram", () => {
  test.each([
    ["npm test -- auth", "npm", ["test", "--", "auth"]],
    ["  pytest -q  ", "pytest", ["-q"]],
    ["./scripts/check.sh a=b", "./scripts/check.sh", ["a=b"]],
    ["test -f x", "sh", ["-c", "test -f x"]],
    ["cd sub && make", "sh", ["-c", "cd sub && make"]],
    ["A=1 make", "sh", ["-c", "A=1 make"]],
    ["echo $HOME", "sh", ["-c", "echo $HOME"]],
    ['npm test -- "two words"', "sh", ["-c", 'npm test -- "two words"']],
    ["ls *.ts", "sh", ["-c", "ls *.ts"]],
    ["ls ~", "sh", ["-c", "ls ~"]],
    ["make\nrm x", "sh", ["-c", "make\nrm x"]],
    ["-x", "sh", ["-c", "-x"]],
    ["", "sh", ["-c", ""]],
  ])("runs %j as %s", (command, file, args) => {
    expect(commandProgram(command, "linux")).toEqual({ file, args });
  });

  test("gives cmd.exe the whole text on Windows", () => {
    expect(commandProgram('npm test -- "a b"', "win32")).toEqual({ file: "cmd.exe", args: ["/d", "/s", "/c", '"npm test -- "a b""'], verbatim: true });
  });

  test("means what the shell means, where it leaves the shell out", () => {
    const word = fc.string({ unit: fc.constantFrom(...CHARACTERS), maxLength: 6 });
    fc.assert(
      fc.property(fc.array(word, { maxLength: 4 }), (words) => {
        const command = `/bin/echo ${words.join(" ")}`;
        const { file, args } = commandProgram(command, "linux");
        if (file === "sh") return;
        const options = { encoding: "utf8", cwd: "/var/empty" } as const;
        expect(spawnSync(file, args, { ...options, cwd: "/" }).stdout).toBe(spawnSync("sh", ["-c", command], { ...options, cwd: "/" }).stdout);
      }),
      { numRuns: 60 },
    );
  });
});
