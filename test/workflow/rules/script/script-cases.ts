import type { ModuleType } from "../../../../src/workflow/rules/script/script-rule.ts";

/** For one rule of scripts, texts in which it finds something and near misses in which it does not. */
export interface ScriptCases {
  readonly rule: string;
  readonly type?: ModuleType;
  readonly wrong: readonly string[];
  readonly right: readonly string[];
}

const IMPORT = 'import { workflow } from "@agent-relay/sdk/workflows";\n';
const REQUIRE = 'const { workflow } = require("@agent-relay/sdk/workflows");\n';
const RUN = 'await workflow("a").run({ cwd: process.cwd() });\n';
const after = (text: string): string => IMPORT + text;

/** Cases of the rules that look at scripts. */
export const SCRIPT_CASES: readonly ScriptCases[] = [
  {
    rule: "script-require-absent",
    wrong: ['const fs = require("node:fs");', REQUIRE + RUN, "const x = require ('./x.cjs')", "if (a) { load(require(`y`)); }"],
    right: [
      after(RUN),
      'import { createRequire } from "node:module";\nconst require = createRequire(import.meta.url);\nrequire("./x.json");',
      '// const x = require("x")\n',
      'const text = "call require(1)";',
      "loader.require('x'); const required = (a) => a; required(1);",
      "task: `Use require('x') in CommonJS only.`",
    ],
  },
  {
    rule: "script-main-absent",
    wrong: [
      after(`async function main() {\n  ${RUN}}\nmain();\n`),
      after(`const main = async () => {\n  ${RUN}};\nawait main();\n`),
      after(`(async () => {\n  ${RUN}})();\n`),
      after(`export async function main() {\n  ${RUN}}\nmain().catch(console.error);\n`),
    ],
    right: [
      after(RUN),
      after(`function main() {}\n${RUN}`),
      after(`async function mainBranch() {}\n${RUN}`),
      after(`const all = { async run() { async function main() {} } };\n${RUN}`),
      "async function main() {}\nmain();\n",
      after(`// async function main() {\n${RUN}`),
    ],
  },
  {
    rule: "script-await-wrapped",
    type: "commonjs",
    wrong: [REQUIRE + RUN, `${REQUIRE}const result = ${RUN}`, "await (x);", "function f() {}\nawait f();"],
    right: [
      `${REQUIRE}async function main() {\n  ${RUN}}\nmain();\n`,
      `${REQUIRE}(async () => {\n  ${RUN}})();\n`,
      "const f = async () => await g();",
      'const s = "await x";\n// await y\n',
      "const { await: x } = y; z.await (1);",
    ],
  },
  {
    rule: "script-renderer-absent",
    wrong: [
      'import { createWorkflowRenderer } from "@agent-relay/sdk/workflows";',
      after("const renderer = createWorkflowRenderer();"),
      'const { createWorkflowRenderer } = require("x");',
      after('await workflow("a").run({ renderer: createWorkflowRenderer({}) });'),
    ],
    right: [
      after(RUN),
      "// createWorkflowRenderer is gone\n",
      'const a = "createWorkflowRenderer";',
      "my.createWorkflowRenderer();",
      "function createWorkflowRenderer() {}\ncreateWorkflowRenderer();",
    ],
  },
  {
    rule: "script-build-absent",
    wrong: [
      after('const a = workflow("a").pattern("dag").build();'),
      after('workflow("a")\n  .step("x", { agent: "y", task: "z" })\n  .build()\n'),
      after('const a = workflow("a");\na.pattern("dag");\na.build();'),
      after('export default workflow("a").build();'),
    ],
    right: [
      after(RUN),
      after('workflow("a").step("b", { task: builder.build() }).run();'),
      'const app = docker("a").build();',
      after(`${RUN}project.build();`),
      after('workflow("a").step("b", { task: "call .build()" }).run();'),
    ],
  },
  {
    rule: "script-export-runs",
    wrong: [
      after('export default workflow("a").pattern("dag");'),
      after('export default workflow("a").build();'),
      after('const a = workflow("a").pattern("dag");\nexport default a;'),
      `${REQUIRE}module.exports = workflow("a").pattern("dag");`,
    ],
    right: [
      after(RUN),
      after('export default await workflow("a").run();'),
      after('const a = workflow("a");\nawait a.run();\nexport default a;'),
      after(`${RUN}export default function helper() {}`),
      "export default workflowOptions;",
    ],
  },
  {
    rule: "script-run-called",
    wrong: [
      after('workflow("a").pattern("dag");'),
      after('const a = workflow("a").pattern("dag");\nconsole.log(a);'),
      after('workflow("a").step("b", { task: "call .run() later" });'),
      after('const a = workflow("a");\na.pattern("dag");\n// a.run()\n'),
    ],
    right: [
      after(RUN),
      after('const a = workflow("a");\nif (x) await a.run();'),
      after('console.log(workflow("a").pattern("dag").toYaml());'),
      after('const config = workflow("a").toConfig();'),
      after('const make = () => workflow("a");\nawait make().run();'),
      after('export const make = () => workflow("a");'),
      'import { runWorkflow } from "@agent-relay/sdk/workflows";\nawait runWorkflow("a.yaml");',
      "const a = workflow();",
    ],
  },
  {
    rule: "script-import-package",
    wrong: [
      'import { workflow } from "../workflows/builder.js";',
      'import { workflow } from "../../packages/sdk/src/workflows/builder.ts";',
      "import { workflow, type Step } from './builder';",
      'const { workflow } = require("./workflows/index.js");',
    ],
    right: [
      after(RUN),
      'import { workflow } from "@relayflows/core";',
      'import { page } from "../pages/builder.js";',
      'import { workflow } from "./my-helpers.js";',
      'const path = "../workflows/builder.js";',
    ],
  },
  {
    rule: "script-pattern-known",
    wrong: [
      after('workflow("a").pattern("single").run();'),
      after("workflow('a')\n  .pattern( 'single' )\n  .run();"),
      after('const a = workflow("a");\na.pattern("solo");\na.run();'),
      after("workflow('a').pattern(`fanout`).run();"),
    ],
    right: [
      after('workflow("a").pattern("dag").run();'),
      after('workflow("a").pattern("hub-spoke").run();'),
      after('workflow("a").pattern(pattern).run();'),
      after(`${RUN}text.pattern("single");`),
      after('workflow("a").step("pattern", { task: "single" }).run();'),
      after("workflow('a').pattern(`${x}`).run();"),
    ],
  },
  {
    rule: "script-verification-known",
    wrong: ["deterministic", "exitcode", "file-exists", "contains"].map((type) =>
      after(`workflow("a").step("b", { task: "c", verification: { type: "${type}" } }).run();`),
    ),
    right: [
      ...["exit_code", "output_contains", "file_exists", "custom"].map((type) =>
        after(`workflow("a").step("b", { task: "c", verification: { type: '${type}', value: "x" } }).run();`),
      ),
      after('workflow("a").step("b", { type: "deterministic", command: "ls" }).run();'),
      after('workflow("a").step("b", { task: "verification: { type: \'x\' }" }).run();'),
    ],
  },
  {
    rule: "script-fanout-absent",
    wrong: [
      "function handleChannelMessage(m) {\n  for (const a of agents) a.sendMessage(m);\n}",
      "const handleChannelMessage = async (m: Message) => {\n  await Promise.all(peers.map((p) => relay.send(p, m)));\n};",
      "class A {\n  async handleChannelMessage(m: M): Promise<void> {\n    this.agents.forEach((a) => a.forward(m));\n  }\n}",
      "const handlers = { handleChannelMessage: function (m) { for (const a of all) inject(a, m); } };",
    ],
    right: [
      "function handleChannelMessage(m) {\n  log(m);\n}",
      "handleChannelMessage(m);\nfor (const a of agents) a.sendMessage(m);",
      "function handleChannelMessage(m) {\n  for (const word of m.words) count(word);\n}",
      "function handleMessage(m) {\n  for (const a of agents) a.sendMessage(m);\n}",
      "function handleChannelMessage(m) {\n  // for (const a of agents) a.sendMessage(m);\n}",
    ],
  },
  {
    rule: "script-filter-absent",
    wrong: [
      "if (personaNames.has(from)) return;",
      "if (!personaNames.has( message.from )) return;",
      "const ok = personas.includes(msg.sender);",
      "personaSet.has(from) && skip();",
    ],
    right: [
      "if (names.has(from)) return;",
      "personaNames.has(name);",
      "// personaNames.has(from)",
      'const a = "personaNames.has(from)";',
      "personaNames.add(from);",
    ],
  },
  {
    rule: "script-channels-few",
    wrong: [
      'relay.claude.spawn({ name: "a", channels: ["a", "b", "c", "d"] });',
      'relay.spawn({\n  channels: [\n    "a",\n    "b",\n    "c",\n    "d",\n  ],\n});',
      "relay.spawnAgent({ channels: [a, b, c, d, e] });",
      'await Promise.all(names.map((name) => relay.codex.spawn({ name, channels: ["1", "2", "3", "4"] })));',
    ],
    right: [
      'relay.claude.spawn({ name: "a", channels: ["a", "b", "c"] });',
      "relay.spawn({ channels });",
      'relay.spawn({ channels: ["a, b, c, d"] });',
      'const config = { channels: ["a", "b", "c", "d"] };',
      'relay.spawn({ name: "a", channels: ["a",] });',
    ],
  },
];
