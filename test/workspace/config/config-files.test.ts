import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { succeed } from "../../../src/diagnostic/result.ts";
import type { LoadedConfig } from "../../../src/workspace/config/config.ts";
import { CONFIG_FILES } from "../../../src/workspace/config/find-config-files.ts";
import { configFiles, loadConfig } from "../../../src/workspace/config/load-config.ts";
import type { RunCode } from "../../../src/workspace/config/read-config-file.ts";
import { tempFolder } from "../support/temp-folder.ts";

const STEM = "agent-relay.config";
const PLACE = { start: 0, end: 0 };

/** Stands for a module that exports `{ budget: 900 }`. */
const runCode: RunCode = () => {
  const node = { range: PLACE, value: 900, members: [], items: [] };
  return succeed({ range: PLACE, value: { budget: 900 }, members: [{ key: "budget", keyRange: PLACE, node }], items: [] });
};

function load(root: string, more: { readonly cwd?: string; readonly runCode?: RunCode } = {}): LoadedConfig {
  return loadConfig({ cwd: root, workspaceRoot: root, env: { XDG_CONFIG_HOME: join(root, "user") }, ...more });
}

test.each([
  [`${STEM}.json`, '{ "budget": 900 }'],
  [`${STEM}.yaml`, "budget: 900\n"],
  [`${STEM}.yml`, "budget: 900\n"],
  ["package.json", '{ "name": "shop", "agent-relay": { "budget": 900 } }'],
  ...["ts", "mts", "js", "mjs", "cjs"].map((ending) => [`${STEM}.${ending}`, "export default { budget: 900 };\n"]),
])("settings in %s count, in the workspace as in the project", (name = "", text = "") => {
  const root = tempFolder({ [name]: text, "app/x": "", [`own/${name}`]: text.replace("900", "901"), [`${STEM}.md`]: "no settings" });
  const of = (folder: string): LoadedConfig => load(root, { cwd: join(root, folder), runCode });
  expect([of("app").config.budget, of("app").origins["budget"]]).toEqual([900, { source: "workspace", name: join(root, name) }]);
  expect(of("own").origins["budget"]).toEqual({ source: "project", name: join(root, "own", name) });
});

test("every notation is one of those that are looked for", () => {
  expect(CONFIG_FILES.map((name) => name.slice(STEM.length + 1))).toEqual(["json", "yaml", "yml", "ts", "mts", "js", "mjs", "cjs"]);
});

describe("of two settings' files in one folder neither counts:", () => {
  test.each([
    [`${STEM}.json`, `${STEM}.yaml`],
    [`${STEM}.yaml`, `${STEM}.yml`],
    [`${STEM}.json`, "package.json"],
    [`${STEM}.yaml`, `${STEM}.ts`],
    [`${STEM}.ts`, `${STEM}.cjs`],
  ])("%s and %s", (first, second) => {
    const text = (name: string): string => (name === "package.json" ? '{ "agent-relay": { "budget": 900 } }' : '{ "budget": 900 }');
    const root = tempFolder({ [first]: text(first), [second]: text(second), "user/agent-relay/config.json": '{ "budget": 300 }' });
    const { config, findings, problems } = load(root, { runCode });
    expect([config.budget, problems]).toEqual([300, []]);
    expect(findings).toMatchObject([
      {
        severity: "error",
        file: second,
        line: 1,
        message: `Unexpected second settings file \`${second}\` beside \`${first}\`, expected one: neither counts`,
        hint: "Keep one of them.",
      },
    ]);
  });
});

test("two files of a project end the search, as one that is wrong does", () => {
  const root = tempFolder({ [`app/in/${STEM}.json`]: "{}", [`app/in/${STEM}.yml`]: "", [`app/${STEM}.json`]: '{ "budget": 900 }' });
  expect(load(root, { cwd: join(root, "app/in") }).config.budget).toBe(2000);
});

test("where code may not be run, its settings do not count, and that is told", () => {
  const root = tempFolder({ [`${STEM}.ts`]: "throw new Error()", "user/agent-relay/config.json": '{ "budget": 300 }' });
  const { config, findings } = load(root);
  expect(config.budget).toBe(300);
  expect(findings).toMatchObject([
    {
      severity: "warning",
      file: `${STEM}.ts`,
      message: expect.stringMatching(/^Unexpected settings in code, expected JSON or YAML: /u),
      hint: "Write them as JSON or YAML.",
    },
  ]);
});

test("code that sets what hooks and moves need is warned of", () => {
  const root = tempFolder({ [`${STEM}.ts`]: "" });
  expect(load(root, { runCode }).findings).toMatchObject([{ severity: "warning", message: expect.stringMatching(/^Unexpected `budget` in code, /u) }]);
});

test("the user's own settings may be YAML, and code does not count among them", () => {
  const root = tempFolder({ "user/agent-relay/config.yaml": "budget: 300\n", "user/agent-relay/config.ts": "" });
  expect(load(root, { runCode }).origins["budget"]).toEqual({ source: "user", name: join(root, "user/agent-relay/config.yaml") });
});

describe("a package.json", () => {
  test.each([
    ["without settings", '{ "name": "agent-relay", "devDependencies": { "agent-relay": "1.0.0" } }'],
    ["that is broken", '{ "name": "agent-relay", <<<<<<< HEAD'],
    ["that is no object", '["agent-relay"]'],
    ["that is empty", ""],
  ])("%s is not our business", (_, text) => {
    const root = tempFolder({ "package.json": text, [`${STEM}.json`]: '{ "budget": 900 }' });
    const { config, findings, problems } = load(root);
    expect([config.budget, findings, problems]).toEqual([900, [], []]);
  });

  test.each([
    ['{\n  "name": "shop",\n  "agent-relay": {\n    "buget": 300\n  }\n}\n', 4, 5, "Unexpected key `buget`, did you mean `budget`?"],
    ['\u{feff}{\r\n  "agent-relay": {\r\n    "budget": 3\r\n  }\r\n}\r\n', 3, 15, "Unexpected value of `budget`, expected a whole number from 200 to 1000000"],
    ['{ "agent-relay": "x" }', 1, 18, "Unexpected value, expected an object of settings"],
    ['{\n  "agent-relay": { "budget": 300, },\n}', 2, 35, "Unexpected `}`, expected a key in double quotes"],
    ['{ "agent-relay": {}, "agent-relay": {} }', 1, 22, "Unexpected second key `agent-relay`, expected each key once"],
  ])("with wrong settings is told of: %j", (text, line, column, message) => {
    expect(load(tempFolder({ "package.json": text })).findings).toMatchObject([{ file: "package.json", line, column, message }]);
  });

  test("that is a folder, a loop or too large is passed by", () => {
    const root = tempFolder({ "large/package.json": `{ "agent-relay": {}, "x": "${"x".repeat(1_100_000)}" }` });
    mkdirSync(join(root, "package.json"));
    mkdirSync(join(root, "loop"));
    symlinkSync("package.json", join(root, "loop/package.json"));
    for (const folder of [".", "loop", "large"]) expect(load(root, { cwd: join(root, folder) })).toMatchObject({ findings: [], problems: [] });
  });
});

test("the files that count are listed, in whichever notation, both where there are two", () => {
  const root = tempFolder({ [`${STEM}.yml`]: "", [`app/${STEM}.ts`]: "", "app/package.json": '{ "agent-relay": {} }', "app/in/x": "" });
  const env = { XDG_CONFIG_HOME: join(root, "user") };
  expect(configFiles({ cwd: join(root, "app/in"), workspaceRoot: root, env })).toEqual([
    { source: "project", path: join(root, "app", `${STEM}.ts`) },
    { source: "project", path: join(root, "app/package.json") },
    { source: "workspace", path: join(root, `${STEM}.yml`) },
    { source: "user", path: join(root, "user/agent-relay/config.json") },
  ]);
});

test.each([`${STEM}.json`, `${STEM}.yaml`])("%s in UTF-16 is told of", (name) => {
  const root = tempFolder({ [name]: Buffer.from('\u{feff}{ "budget": 900 }', "utf16le") });
  expect(load(root)).toMatchObject({
    config: { budget: 2000 },
    findings: [{ file: name, line: 1, message: "Unexpected bytes, expected UTF-8", hint: "Save the file as UTF-8." }],
  });
});

test("a settings file that cannot be read is a problem in words", () => {
  const root = tempFolder();
  symlinkSync("nowhere", join(root, `${STEM}.yaml`));
  writeFileSync(join(root, "x"), "");
  expect(load(root).problems).toEqual([`Cannot read "${join(root, `${STEM}.yaml`)}": it is a symbolic link to a file that is not there`]);
});
