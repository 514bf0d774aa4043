import { join } from "node:path";
import { expect, test } from "vitest";
import { runSettingsCode } from "../../../src/cli/config/run-settings-code.ts";
import { makeFolder } from "../workspace.ts";

const NAME = "agent-relay.config";

test.each([
  ["ts", "const budget: number = 900;\nexport default { budget, rules: { 'owner-known': ['info', {}] } } as const;\n"],
  [
    "mts",
    'import { readFileSync } from "node:fs";\nexport default await Promise.resolve({ budget: 900, rules: { "owner-known": ["info", {}] }, none: undefined });\n',
  ],
  ["js", "console.log('noise');\nexport default Promise.resolve({ budget: 900, rules: { 'owner-known': ['info', {}] } });\n"],
  ["mjs", "export const other = 1;\nexport default { budget: 900, rules: { 'owner-known': ['info', {}] } };\n"],
  ["cjs", "module.exports = { budget: 900, rules: { 'owner-known': ['info', {}] } };\nsetInterval(() => 0, 1000);\n"],
  ["js", "Object.defineProperty(exports, '__esModule', { value: true });\nexports.default = { budget: 900, rules: { 'owner-known': ['info', {}] } };\n"],
  ["ts", "\u{feff}import { rules } from './rules';\r\nexport default { budget: 900, rules };\r\n"],
])("settings in %s are what the module exports by default: %j", (ending, text) => {
  const file = join(makeFolder({ [`${NAME}.${ending}`]: text, "rules.ts": "export const rules = { 'owner-known': ['info', {}] };" }), `${NAME}.${ending}`);
  expect(runSettingsCode(file)).toMatchObject({ ok: true, value: { value: { budget: 900, rules: { "owner-known": ["info", {}] } } } });
});

test.each([
  ["throw new Error('no\\nway');", "error `no way`", "a module that runs"],
  ["import './absent.ts';", /^error `Cannot find module '\.\/absent\.ts'/u, "a module that runs"],
  ["export default {", /^error `ParseError: /u, "a module that runs"],
  ["Promise.reject(new Error('later')); await new Promise((done) => setTimeout(done, 50)); export default {};", "error `later`", "a module that runs"],
  ["", "module without an export", "the settings as default export"],
  ["export const settings = {}; export const more = 1;", "exports `more`, `settings`", "the settings as default export"],
  ["export default () => ({});", "function as default export", "an object of settings"],
  ["export default undefined;", "undefined as default export", "an object of settings"],
  ["export default { rules: { 'owner-known': () => 1 } };", "function at `rules.owner-known`", "plain data"],
  ["export default { ignore: ['a', /b/] };", "object of a class at `ignore[1]`", "plain data"],
  ["export default { budget: Number('x') };", "number `NaN` at `budget`", "plain data"],
  ["export default { budget: 1n };", "bigint at `budget`", "plain data"],
  ["const rules: any = {}; rules.self = rules; export default { rules };", "circle at `rules.self`", "plain data"],
  ["export default { ignore: Array.from({ length: 20000 }, String) };", "number of values", "at most 10000"],
  ["export default { get budget() { throw new Error('got') } };", "error `got`", "a module that runs"],
  ["export default null; process.exit(0);", "end of the process", "the settings as default export"],
  ["process.kill(process.pid, 'SIGKILL');", "end of the process", "the settings as default export"],
  ["export default new Promise(() => undefined);", "end of the process", "the settings as default export"],
])("a module that is %j is refused", (text, found, expected) => {
  const result = runSettingsCode(join(makeFolder({ [`${NAME}.ts`]: text }), `${NAME}.ts`));
  const problem = result.ok ? undefined : result.problem;
  expect([problem?.found, problem?.expected]).toEqual([typeof found === "string" ? found : expect.stringMatching(found), expected]);
});

test("a module that goes on for ever is ended", () => {
  const file = join(makeFolder({ [`${NAME}.ts`]: "for (;;);" }), `${NAME}.ts`);
  const result = runSettingsCode(file, 1000);
  expect(result).toMatchObject({ ok: false, problem: { found: `time that "${NAME}.ts" takes`, expected: "its default export within 1000 ms" } });
});

test("a package beside the module comes before this program's own", () => {
  const root = makeFolder({
    "node_modules/agent-relay/package.json": '{ "name": "agent-relay", "main": "index.cjs" }',
    "node_modules/agent-relay/index.cjs": "exports.defineConfig = (settings) => ({ ...settings, budget: 901 });",
    [`${NAME}.ts`]: 'import { defineConfig } from "agent-relay";\nexport default defineConfig({ budget: 900 });',
  });
  expect(runSettingsCode(join(root, `${NAME}.ts`))).toMatchObject({ ok: true, value: { value: { budget: 901 } } });
});
