import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The repository's folder. */
export const REPOSITORY = fileURLToPath(new URL("../../../", import.meta.url));

/** What the gate reads: its configuration and its scripts, all the real ones. */
const GATE = [
  ".dependency-cruiser.cjs",
  ".oxlintrc.json",
  "knip.json",
  "package.json",
  "rolldown.config.ts",
  "scripts/house.ts",
  "scripts/house",
  "scripts/layers.ts",
  "scripts/lazy-requires.ts",
  "scripts/rooms.cjs",
  "scripts/rooms.d.cts",
  "tsconfig.json",
];

/** A house of a few rooms that keeps every rule. */
const ROOMS: Readonly<Record<string, string>> = {
  "src/util/double.ts": "/** Gives twice a number. */\nexport function double(value: number): number {\n  return value * 2;\n}\n",
  "src/protocol/parse-count.ts":
    'import { double } from "../util/double.ts";\n\n/** Gives twice the number a text says. */\nexport function parseCount(text: string): number {\n  return double(Number(text));\n}\n',
  "src/cli/print.ts": "/** Prints a line. */\nexport function print(text: string): void {\n  console.log(text);\n}\n",
  "src/index.ts": 'export { parseCount } from "./protocol/parse-count.ts";\n',
  "src/main.ts":
    'import { print } from "./cli/print.ts";\nimport { parseCount } from "./protocol/parse-count.ts";\n\n/** Runs the program. */\nexport function main(): void {\n  print(String(parseCount("2")));\n}\n',
  "src/bin.ts": 'import { main } from "./main.ts";\n\nmain();\n',
};

/** What a tool said and how it ended. */
export interface Verdict {
  readonly exitCode: number | null;
  readonly output: string;
}

/** A small house in a folder of its own, with the real gate in front of it. */
export interface SmallHouse {
  /** Writes files into the house, by their paths. */
  plant(files: Readonly<Record<string, string>>): void;
  /** Takes a file or folder away. */
  remove(path: string): void;
  /** Runs an npm script of package.json. */
  run(script: string, ...words: readonly string[]): Verdict;
  tearDown(): void;
}

/** Builds the small house in the system's folder for temporary files. */
export function buildSmallHouse(): SmallHouse {
  const root = realpathSync(mkdtempSync(join(tmpdir(), "agent-relay-house-")));
  for (const path of GATE) cpSync(join(REPOSITORY, path), join(root, path), { recursive: true });
  symlinkSync(join(REPOSITORY, "node_modules"), join(root, "node_modules"), "junction");
  const plant = (files: Readonly<Record<string, string>>): void => {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
  };
  plant(ROOMS);
  return {
    plant,
    remove: (path) => rmSync(join(root, path), { recursive: true, force: true }),
    run(script, ...words) {
      const options = { cwd: root, encoding: "utf8", shell: process.platform === "win32", env: { ...process.env, NO_COLOR: "1" } } as const;
      const { status, stdout, stderr } = spawnSync("npm", ["run", "--silent", script, ...(words.length > 0 ? ["--", ...words] : [])], options);
      return { exitCode: status, output: stdout + stderr };
    },
    tearDown: () => rmSync(root, { recursive: true, force: true }),
  };
}
