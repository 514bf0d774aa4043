import { stripVTControlCharacters } from "node:util";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { buildSmallHouse, type SmallHouse } from "./support/small-house.ts";

let house: SmallHouse;
beforeEach(() => (house = buildSmallHouse()));
afterEach(() => house.tearDown());

/** A violation that is planted, the script that has to find it, and what it says. */
interface Plant {
  readonly title: string;
  readonly script: string;
  readonly files: Readonly<Record<string, string>>;
  readonly says: RegExp;
}

/** Takes the colours out of what a tool said. */
function plain(output: string): string {
  return stripVTControlCharacters(output);
}

const LINES = "  if (value > 1) return value;\n";
const CASES = '/** A shape. */\nexport function sides(shape: "square" | "line"): number {\n  switch (shape) {\n    case "square":\n      return 4;\n  }\n}\n';

const PLANTS: readonly Plant[] = [
  {
    title: "a room that sees one above it",
    script: "layers",
    files: { "src/util/bad.ts": 'import "../protocol/parse-count.ts";\n' },
    says: /src\/util\/bad\.ts: Unexpected import of src\/protocol\/parse-count\.ts: layer: src\/util/u,
  },
  { title: "a room that sees main", script: "layers", files: { "src/cli/bad.ts": 'import "../main.ts";\n' }, says: /layer: src\/cli/u },
  {
    title: "a room that sees a test",
    script: "layers",
    files: { "src/cli/bad.ts": 'import "../../test/help.ts";\n', "test/help.ts": "export {};\n" },
    says: /layer: src\/cli/u,
  },
  { title: "a circle", script: "layers", files: { "src/util/a.ts": 'import "./b.ts";\n', "src/util/b.ts": 'import "./a.ts";\n' }, says: /no circle/u },
  {
    title: "a circle of types",
    script: "layers",
    files: {
      "src/util/a.ts": 'import type { B } from "./b.ts";\nexport type A = B[];\n',
      "src/util/b.ts": 'import type { A } from "./a.ts";\nexport type B = A | 1;\n',
    },
    says: /no circle/u,
  },
  { title: "the disk in a pure room", script: "layers", files: { "src/protocol/bad.ts": 'import "node:fs";\n' }, says: /pure room/u },
  { title: "a folder that is no room", script: "layers", files: { "src/attic/a.ts": "export {};\n" }, says: /src\/attic: Unexpected room/u },
  { title: "an import of nothing", script: "layers", files: { "src/util/bad.ts": 'import "./gone.ts";\n' }, says: /resolvable/u },
  { title: "console in a pure room", script: "lint", files: { "src/protocol/bad.ts": 'console.log("x");\n' }, says: /no-console/u },
  {
    title: "the clock in a pure room",
    script: "lint",
    files: { "src/protocol/bad.ts": "/** Now. */\nexport const now = Date.now();\n" },
    says: /no-restricted-properties/u,
  },
  {
    title: "the clock as a new Date",
    script: "lint",
    files: { "src/protocol/bad.ts": "/** Now. */\nexport const now = new Date();\n" },
    says: /Unexpected clock/u,
  },
  {
    title: "chance in a pure room",
    script: "lint",
    files: { "src/util/bad.ts": "/** A number. */\nexport const chance = Math.random();\n" },
    says: /no-restricted-properties/u,
  },
  {
    title: "the process in a pure room",
    script: "lint",
    files: { "src/util/bad.ts": "/** The folder. */\nexport const folder = process.cwd();\n" },
    says: /no-restricted-globals/u,
  },
  { title: "an end of the process outside the command", script: "lint", files: { "src/workspace/bad.ts": "process.exit(1);\n" }, says: /no-process-exit/u },
  { title: "any", script: "lint", files: { "src/protocol/bad.ts": "/** Anything. */\nexport const anything: any = 1;\n" }, says: /no-explicit-any/u },
  {
    title: "an assertion that nothing is missing",
    script: "lint",
    files: { "src/util/bad.ts": "/** The first. */\nexport const first = (list: readonly number[]): number => list[0]!;\n" },
    says: /no-non-null-assertion/u,
  },
  { title: "a default export", script: "lint", files: { "src/util/bad.ts": "export default 1;\n" }, says: /no-default-export/u },
  {
    title: "a promise nobody waits for",
    script: "lint",
    files: { "src/cli/bad.ts": "async function work(): Promise<void> {}\nwork();\n" },
    says: /no-floating-promises/u,
  },
  { title: "a switch that leaves a case out", script: "lint", files: { "src/util/bad.ts": CASES }, says: /switch-exhaustiveness-check/u },
  {
    title: "four parameters",
    script: "lint",
    files: { "src/util/bad.ts": "/** A sum. */\nexport function sum(a: number, b: number, c: number, d: number): number {\n  return a + b + c + d;\n}\n" },
    says: /max-params/u,
  },
  {
    title: "a function of more than 50 lines",
    script: "lint",
    files: { "src/util/bad.ts": `/** A value. */\nexport function long(value: number): number {\n${LINES.repeat(50)}  return value;\n}\n` },
    says: /max-lines-per-function/u,
  },
  {
    title: "a file of more than 300 lines",
    script: "lint",
    files: { "src/util/bad.ts": `${"// more\n".repeat(300)}export {};\n` },
    says: /eslint\(max-lines\)/u,
  },
  {
    title: "an export without a sentence",
    script: "lint",
    files: { "src/util/bad.ts": "export const one = 1;\n" },
    says: /Missing sentence for the export `one`/u,
  },
  { title: "an enum", script: "types", files: { "src/util/bad.ts": "/** Colours. */\nexport enum Colour {\n  red,\n}\n" }, says: /TS1294/u },
  {
    title: "a parameter property",
    script: "types",
    files: { "src/util/bad.ts": "/** A point. */\nexport class Point {\n  constructor(readonly x: number) {}\n}\n" },
    says: /TS1294/u,
  },
  {
    title: "an element that may be missing",
    script: "types",
    files: { "src/util/bad.ts": "/** The first. */\nexport const first = (list: readonly number[]): number => list[0];\n" },
    says: /TS2322/u,
  },
];

describe("the gate refuses", { timeout: 120_000 }, () => {
  test.each(PLANTS)("$title ($script)", ({ script, files, says }) => {
    house.plant(files);
    const { exitCode, output } = house.run(script);
    expect(plain(output)).toMatch(says);
    expect(exitCode).not.toBe(0);
  });

  test("an export and a file nobody uses (unused)", () => {
    house.plant({ "src/util/lonely.ts": "/** One. */\nexport const one = 1;\n" });
    const { exitCode, output } = house.run("unused", "--include", "files,exports");
    expect(output).toContain("src/util/lonely.ts");
    expect(exitCode).not.toBe(0);
  });

  test("a source tree without modules (layers, house)", () => {
    house.remove("src");
    house.plant({ "src/util/empty.md": "" });
    expect(house.run("layers")).toMatchObject({ exitCode: 1, output: expect.stringContaining("Missing modules") as string });
  });
});

describe("the gate lets pass", { timeout: 120_000 }, () => {
  test.each(["layers", "lint", "types"])("a house that keeps the rules (%s)", (script) => {
    expect(house.run(script)).toMatchObject({ exitCode: 0 });
  });

  test("a house where everything is used (unused)", () => {
    expect(house.run("unused", "--include", "files,exports")).toMatchObject({ exitCode: 0 });
  });

  test("the clock, chance and console where they belong", () => {
    house.plant({ "src/cli/clock.ts": "/** Now, more or less. */\nexport const now = (): number => Date.now() + Math.random() + new Date().getTime();\n" });
    expect(house.run("lint")).toMatchObject({ exitCode: 0 });
  });
});
