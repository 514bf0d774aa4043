import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { REPOSITORY } from "./support/small-house.ts";

const COPIED = [
  "docs",
  "editors",
  "etc",
  "experiments",
  "bench",
  "package.json",
  "protocol-templates",
  "rolldown.config.ts",
  "scripts",
  "src",
  "test",
  "tsconfig.json",
  "hooks",
  "plugins",
  "validators",
  "vitest.config.ts",
];

let root: string;
beforeAll(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), "agent-relay-new-")));
  for (const path of COPIED) cpSync(join(REPOSITORY, path), join(root, path), { recursive: true });
  symlinkSync(join(REPOSITORY, "node_modules"), join(root, "node_modules"), "junction");
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

function run(...words: readonly string[]): { readonly exitCode: number | null; readonly output: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, words, { cwd: root, encoding: "utf8", env: { ...process.env, NO_COLOR: "1" } });
  return { exitCode: status, output: stdout + stderr };
}

const add = (...words: readonly string[]): ReturnType<typeof run> => run("--import", "tsx", "scripts/new.ts", ...words);
const read = (path: string): string => readFileSync(join(root, path), "utf8");

/** What a kind makes: the new file, the tables that name it, and the tests that run it. */
const MADE = [
  {
    kind: "rule",
    name: "moon-full",
    file: "validators/moon-full/rule.ts",
    tables: ["validators/index.ts", "docs/rules.md"],
    tests: ["test/validators", "-t", "moon-full"],
  },
  { kind: "command", name: "wave", file: "src/cli/commands/wave.ts", tables: ["src/cli/commands.ts", "docs/cli.md"], tests: ["test/cli/wave.test.ts"] },
];

describe("npm run new", { timeout: 120_000 }, () => {
  test.each(MADE)("adds a $kind that is listed, fits the types and passes its tests", ({ kind, name, file, tables, tests }) => {
    const { exitCode, output } = add(kind, name);
    expect(output).toContain(`created ${file}`);
    expect(exitCode).toBe(0);
    for (const table of tables) expect(read(table)).toContain(name);
    expect(run("node_modules/typescript-native/bin/tsc", "-p", ".")).toEqual({ exitCode: 0, output: "" });
    const tested = run("node_modules/vitest/vitest.mjs", "run", ...tests);
    expect(tested.output).toMatch(/Tests {2}[1-9]\d* passed/u);
    expect(tested.exitCode).toBe(0);
  });

  test.each([
    ["a kind it does not know", ["planet", "mars"], "Unexpected kind `planet`, expected rule or command"],
    ["a name of one word for a rule", ["rule", "moon"], "Unexpected name `moon`"],
    ["a name with a path in it", ["command", "../wave"], "Unexpected name `../wave`"],
    ["no name", ["rule"], "Unexpected name ``"],
    ["a name that is taken", ["rule", "owner-known"], "it exists"],
  ] as const)("refuses %s", (_, words, message) => {
    const { exitCode, output } = add(...words);
    expect(output).toContain(message);
    expect(exitCode).toBe(2);
  });
});
