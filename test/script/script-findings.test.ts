import { readdirSync, statSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createScriptPlace, type ScriptPlace } from "./script-place.ts";

let place: ScriptPlace;
beforeEach(() => void (place = createScriptPlace()));
afterEach(() => place.remove());

const IMPORT = 'import { workflow } from "@relayflows/core";\n';

interface Wrong {
  readonly title: string;
  readonly text: string;
  readonly name?: string;
  readonly files?: Readonly<Record<string, string>>;
  readonly exitCode: number;
  readonly at?: readonly [file: string, line: number, column: number];
  readonly message?: string;
}

const WRONG: readonly Wrong[] = [
  {
    title: "throws after a run",
    text: `${IMPORT}interface A {\n  a: string;\n}\nfunction boom(): never {\n  throw new TypeError("no such thing");\n}\nawait workflow("x").run();\nboom();\n`,
    exitCode: 1,
    at: ["a.ts", 6, 9],
    message: "Unexpected error `TypeError: no such thing`, expected a script that ends without one",
  },
  {
    title: "throws in a helper",
    text: 'import { help } from "./lib/help";\nhelp();\n',
    files: { "lib/help.ts": "type A = string;\n\nexport const help = (): void => {\n  throw new Error('helpless');\n};\n" },
    exitCode: 1,
    at: ["lib/help.ts", 4, 9],
    message: "Unexpected error `helpless`, expected a script that ends without one",
  },
  {
    title: "throws what the library says of the workflow, which is shown as it is",
    text: 'const error = new Error("Cannot run the workflow `x`: it has no steps");\nerror.name = "WorkflowError";\nthrow error;\n',
    exitCode: 1,
    at: ["a.ts", 1, 1],
    message: "Cannot run the workflow `x`: it has no steps",
  },
  {
    title: "uses the builder wrongly",
    text: "throw new Error('Unexpected second step `s`, expected each name once. Rename one of the two.');\n",
    exitCode: 1,
    at: ["a.ts", 1, 1],
    message: "Unexpected second step `s`, expected each name once. Rename one of the two.",
  },
  {
    title: "throws what is no error",
    text: "throw 'a word';\n",
    exitCode: 1,
    at: ["a.ts", 1, 1],
    message: "Unexpected error `a word`, expected a script that ends without one",
  },
  {
    title: "leaves a rejection to nobody",
    text: `${IMPORT}void (async () => {\n  await workflow("x").run();\n  null!.field;\n})();\n`,
    exitCode: 1,
    at: ["a.ts", 4, 8],
    message: "Unexpected error `TypeError: Cannot read properties of null (reading 'field')`, expected a script that ends without one",
  },
  {
    title: "is not TypeScript",
    text: "const a = 1;\nconst b: = 2;\n",
    exitCode: 1,
    at: ["a.ts", 2, 10],
    message: "Unexpected syntax (Unexpected token), expected TypeScript or JavaScript",
  },
  {
    title: "imports a helper that is not TypeScript",
    text: 'import "./help.ts";\n',
    files: { "help.ts": "\n\nlet let = 1;\n" },
    exitCode: 1,
    at: ["help.ts", 3, 5],
  },
  { title: "is no CommonJS", name: "a.cjs", text: "const a = 1;\nconst b = ;\n", exitCode: 1, at: ["a.cjs", 2, 11] },
  {
    title: "imports a file that is not there",
    text: `${IMPORT}import { help } from "./nowhere";\nawait workflow(help).run();\n`,
    exitCode: 1,
    at: ["a.ts", 2, 23],
    message: "Unexpected import `./nowhere`, expected a file or package that is there",
  },
  {
    title: "imports a package that is not there",
    text: `${IMPORT}\nimport { help } from "nowhere-at-all";\nawait workflow(help).run();\n`,
    exitCode: 1,
    at: ["a.ts", 3, 23],
    message: "Unexpected import `nowhere-at-all`, expected a file or package that is there",
  },
  {
    title: "runs nothing",
    text: `${IMPORT}workflow("x").step("a");\n`,
    exitCode: 2,
    at: ["a.ts", 1, 1],
    message: "Unexpected end of the script without a run, expected a call of `.run()`",
  },
  { title: "ends itself before it runs", text: `${IMPORT}process.exit(0);\n`, exitCode: 2, at: ["a.ts", 1, 1] },
  {
    title: "waits for what never comes",
    text: `${IMPORT}await workflow("x").run();\nawait new Promise(() => {});\n`,
    exitCode: 13,
    at: ["a.ts", 1, 1],
    message: "Unexpected end of the script in a top-level `await`, expected a promise that settles",
  },
];

describe("a script that", () => {
  test.each(WRONG)("$title is one finding at its place", async ({ text, name = "a.ts", files = {}, exitCode, at, message }) => {
    place.write("package.json", '{ "type": "module" }');
    for (const [path, content] of Object.entries(files)) place.write(path, content);
    place.write(name, text);
    const end = await place.run(name);
    const [finding, ...more] = end.findings;
    expect([finding?.file, finding?.line, finding?.column]).toEqual(at);
    if (message !== undefined) expect(finding?.message).toBe(message);
    expect({ more, exitCode: end.exitCode, errors: end.errors }).toEqual({ more: [], exitCode, errors: "" });
    expect(finding?.range.start).toBe(offsetOf({ ...files, [name]: text }[finding?.file ?? ""] ?? "", at ?? ["", 0, 0]));
  });

  test("is not there is a finding", async () => {
    expect(await place.run("missing.ts")).toMatchObject({ exitCode: 2, findings: [{ rule: "script-found", file: "missing.ts", line: 1 }] });
  });
});

describe("the exit code of a script", () => {
  test.each([
    ["a run that failed", 'await workflow("fails").run();', 1],
    ["a run that failed after one that did not", 'await workflow("x").run(); await workflow("fails").run();', 1],
    ["a failure that the script caught and forgot", 'workflow("fails").run().catch(console.error);', 1],
    ["its own", 'await workflow("x").run(); process.exit(7);', 7],
    ["its own, set in passing", 'await workflow("x").run(); process.exitCode = 5;', 5],
    ["a run that came to its end", 'await workflow("x").run();', 0],
  ])("is that of %s", async (_title, text, exitCode) => {
    place.write("a.ts", IMPORT + text);
    expect(await place.run("a.ts")).toMatchObject({ exitCode, findings: [] });
  });

  test("tells of a run that the script ended before its end", async () => {
    place.write("a.ts", `${IMPORT}await workflow("begins").run();`);
    const end = await place.run("a.ts");
    expect(end).toMatchObject({ exitCode: 1, findings: [{ rule: "script-runs", hint: expect.stringContaining("agent-relay run --resume r1") as string }] });
  });

  test("tells of a dry-run with errors", async () => {
    place.write("a.ts", `${IMPORT}await workflow("fails").run();`);
    expect(await place.run("a.ts", { flags: { dryRun: true } })).toMatchObject({ exitCode: 1, runs: [{ kind: "dry-run", valid: false }] });
  });
});

describe("a script that calls no run", () => {
  test.each([
    ["a workflow by default", 'export default workflow("x").step("a");'],
    ["a workflow by the name `workflow`", 'import { workflow as build } from "@relayflows/core"; const named = build("x"); export { named as workflow };'],
    [
      "a config by the name `config`",
      'import type { RelayYamlConfig } from "@relayflows/core";\nexport const config: RelayYamlConfig = { version: "1.0", name: "x", workflows: [] };',
    ],
    ["a config by default", 'export default { name: "x", agents: [] };'],
  ])("but exports %s has it run", async (_title, text) => {
    place.write("a.ts", text.startsWith("import") ? text : IMPORT + text);
    expect(await place.run("a.ts")).toMatchObject({ exitCode: 0, findings: [], runs: [{ kind: "run" }], output: "ran x {}\n" });
  });
});

test("a package of the user's goes before the one name that is only ours where it is missing", async () => {
  place.write("node_modules/@agent-relay/config/package.json", '{ "name": "@agent-relay/config", "exports": "./index.js" }');
  place.write("node_modules/@agent-relay/config/index.js", "exports.mine = 'yes';");
  place.write("a.ts", `${IMPORT}import { mine } from "@agent-relay/config";\nconsole.log(mine);\nawait workflow("x").run();`);
  expect((await place.run("a.ts")).output).toBe("yes\nran x {}\n");
});

test("words for the script reach it, and its own children get none of ours", async () => {
  place.write(
    "a.ts",
    `${IMPORT}import { execFileSync } from "node:child_process";\nawait workflow("x").run();\nconsole.log(process.argv.slice(2), process.execArgv, execFileSync(process.execPath, [...process.execArgv, "-p", "1 + 1"], { encoding: "utf8" }).trim());`,
  );
  expect((await place.run("a.ts", { args: ["--fast", "b"] })).output).toBe("ran x {}\n[ '--fast', 'b' ] [] 2\n");
});

test("what was made of TypeScript is kept in the user's cache folder, and places stay right", async () => {
  place.write("a.ts", `${IMPORT}enum A { B = 1 }\nawait workflow("x").run();\nif (A.B) throw new Error("here");`);
  const environment = { PATH: process.env["PATH"], XDG_CACHE_HOME: `${place.folder}/cache` };
  for (const _time of [1, 2]) expect((await place.run("a.ts", { environment })).findings).toMatchObject([{ line: 4, column: 16 }]);
  expect(readdirSync(`${place.folder}/cache/agent-relay/scripts`)).toHaveLength(1);
  expect(statSync(`${place.folder}/cache/agent-relay/scripts`).mode & 0o777).toBe(0o700);
});

function offsetOf(text: string, [, line, column]: readonly [string, number, number]): number {
  return (
    text
      .split("\n")
      .slice(0, line - 1)
      .join("\n").length +
    (line > 1 ? 1 : 0) +
    column -
    1
  );
}
