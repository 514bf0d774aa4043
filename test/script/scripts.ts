/** Forms in which public workflow scripts are written; each runs one workflow called `x` and prints `end completed`. `files` are written beside. */
export interface ScriptForm {
  readonly title: string;
  readonly name: string;
  readonly text: string;
  readonly files?: Readonly<Record<string, string>>;
  /** Whether it takes a way through Node that differs between releases, and is tried on each. */
  readonly everywhere?: boolean;
}

const MODULE = { "package.json": '{ "type": "module" }' };
const COMMON = { "package.json": '{ "name": "somebody" }' };

const BUILD = (extra = ""): string => `
const result = await workflow("x")
  .description("d").pattern("dag").channel("wf-x").maxConcurrency(4).timeout(1_200_000)
  .agent("lead", { cli: "claude", preset: "lead", role: "r", cwd: process.cwd() })
  .step("read", { type: "deterministic", command: "cat a", captureOutput: true, failOnError: false })
  .step("plan", { agent: "lead", dependsOn: ["read"], task: \`Do {{steps.read.output}}\`, verification: { type: "exit_code" } })
  .onError("retry", { maxRetries: 1, retryDelayMs: 10_000 })
  .run({ cwd: process.cwd()${extra} });
console.log("end", result.status);
`;

const MAIN = (extra = ""): string => `
async function main()${extra} {${BUILD()}}
main().catch((error) => { console.error(error); process.exit(1); });
`;

/** The forms, from the most common one on. */
export const SCRIPT_FORMS: readonly ScriptForm[] = [
  {
    title: "an import with top-level await",
    everywhere: true,
    name: "a.ts",
    files: MODULE,
    text: `import { workflow } from "@agent-relay/sdk/workflows";${BUILD()}`,
  },
  { title: "an import with top-level await in a project without a package", name: "a.ts", text: `import { workflow } from "@relayflows/core";${BUILD()}` },
  {
    title: "an import with top-level await in a CommonJS project",
    name: "a.ts",
    files: COMMON,
    text: `import { workflow } from '@agent-relay/sdk/workflows';${BUILD(", onEvent: (e: any) => console.log(e.type)")}`,
  },
  { title: "an async main", name: "a.ts", files: MODULE, text: `import { workflow } from '@agent-relay/sdk/workflows';${MAIN(": Promise<void>")}` },
  {
    title: "require in a CommonJS project",
    everywhere: true,
    name: "a.ts",
    files: COMMON,
    text: `const { workflow } = require("@agent-relay/sdk/workflows");${MAIN(": Promise<void>")}`,
  },
  { title: "require in an ESM project", name: "a.ts", files: MODULE, text: `const { workflow } = require("@agent-relay/sdk/workflows");${MAIN()}` },
  {
    title: "require made from import.meta.url",
    name: "a.ts",
    files: MODULE,
    text: `import { createRequire } from 'node:module';\nconst require = createRequire(import.meta.url);\nconst { workflow } = require('@agent-relay/sdk/workflows');${MAIN()}`,
  },
  {
    title: "models of the packages around",
    name: "a.ts",
    files: MODULE,
    text: `import { workflow } from "@relayflows/core";\nimport { Models } from "@agent-relay/sdk";\nimport { ClaudeModels, CodexModels } from '@agent-relay/config';\nif (Models.Claude.OPUS !== ClaudeModels.OPUS || typeof CodexModels !== "object") throw new Error("models");${BUILD()}`,
  },
  {
    title: "a runner of its own over an exported config",
    everywhere: true,
    name: "hello.ts",
    files: MODULE,
    text: `import { WorkflowRunner, InMemoryWorkflowDb } from "@relayflows/core";
import type { RelayYamlConfig } from "@relayflows/core";
export const config: RelayYamlConfig = {
  version: "1.0", name: "x", agents: [], swarm: { pattern: "pipeline", maxConcurrency: 1, timeoutMs: 60_000 },
  workflows: [{ name: "flow", steps: [{ name: "greet", type: "deterministic", command: ["set -e", "echo hi"].join(" && "), captureOutput: true }] }],
  errorHandling: { strategy: "fail-fast" },
};
const isMain = process.argv[1]?.endsWith("hello.ts") || process.argv[1]?.endsWith("hello.js");
if (isMain) {
  const runner = new WorkflowRunner({ db: new InMemoryWorkflowDb() });
  const result = await runner.execute(config);
  console.log("end", result.status);
}`,
  },
  {
    title: "helpers with and without extension, JSON, an enum and a namespace",
    everywhere: true,
    name: "flows/a.ts",
    files: {
      ...MODULE,
      "flows/lib/one.ts": "export enum Tier { High = 'high' }\nexport namespace Names { export const one: string = 'one'; }\n",
      "flows/lib/data.json": '{ "two": 2 }',
    },
    text: `import { workflow, type WorkflowConfig } from "agent-relay/workflows";
import { Tier } from "./lib/one.ts";
import { Names } from "./lib/one";
import { Tier as Same } from "./lib/one.js";
import data from "./lib/data.json" with { type: "json" };
import fs, { existsSync } from "node:fs";
class Held { constructor(private readonly text: string) {} get() { return this.text; } }
const config = {} satisfies Partial<WorkflowConfig>;
if (Tier.High !== Same.High || Names.one !== "one" || data.two !== 2 || !fs.existsSync(import.meta.dirname) || !existsSync(import.meta.filename)) throw new Error("helpers");
if (new Held("h").get() !== "h" || (await import("./lib/one.ts")).Names.one !== "one") throw new Error("helpers");${BUILD()}`,
  },
  {
    title: "paths of a tsconfig",
    name: "flows/a.ts",
    files: { ...MODULE, "tsconfig.json": '{ "compilerOptions": { "paths": { "@lib/*": ["./lib/*"] }, /* so */ } }', "lib/one.ts": "export const one = 1;\n" },
    text: `import { workflow } from "@agent-relay/sdk/workflows";\nimport { one } from "@lib/one";\nif (one !== 1) throw new Error("paths");${BUILD()}`,
  },
  { title: "a module script of JavaScript", name: "a.mjs", text: `import { workflow } from "agent-relay/workflows";${BUILD()}` },
  { title: "a module script of TypeScript", name: "a.mts", files: COMMON, text: `import { workflow } from "agent-relay";${BUILD()}` },
  { title: "CommonJS", name: "a.cjs", files: MODULE, text: `const { workflow } = require("@relayflows/core");${MAIN()}` },
  {
    title: "CommonJS of TypeScript",
    everywhere: true,
    name: "a.cts",
    files: MODULE,
    text: `import sdk = require("@relayflows/core");\nconst { workflow } = sdk;${MAIN(": Promise<void>")}`,
  },
  { title: "JavaScript in an ESM project", name: "a.js", files: MODULE, text: `import { workflow } from "@relayflows/core";${BUILD()}` },
  {
    title: "JavaScript in a CommonJS project, with a dynamic import",
    everywhere: true,
    name: "a.js",
    files: COMMON,
    text: `(async () => { const { workflow } = await import("@agent-relay/sdk/workflows");${BUILD()}})();`,
  },
  {
    title: "a CommonJS script that runs only as the main one",
    everywhere: true,
    name: "a.ts",
    files: { ...COMMON, "helper.ts": "if (require.main === module) throw new Error('main'); export const helped = require.main!.filename;\n" },
    text: `const { workflow } = require("@agent-relay/sdk/workflows");\nconst { helped } = require("./helper");\nasync function main() {${BUILD()}}\nif (require.main === module && helped === __filename) main();`,
  },
  {
    title: "a module script that runs only as the main one",
    everywhere: true,
    name: "a.ts",
    files: MODULE,
    text: `import { workflow } from "@relayflows/core";\nimport { pathToFileURL } from "node:url";\nif (import.meta.url === pathToFileURL(process.argv[1]).href && process.argv[1]?.endsWith("a.ts")) {${BUILD()}}`,
  },
  {
    title: "imports although other packages of these names are installed",
    everywhere: true,
    name: "a.ts",
    files: {
      ...MODULE,
      "node_modules/@relayflows/core/package.json": '{ "name": "@relayflows/core", "exports": "./index.js", "type": "module" }',
      "node_modules/@relayflows/core/index.js": "throw new Error('the other one');",
      "node_modules/@agent-relay/sdk/workflows.js": "throw new Error('the other one');",
      "node_modules/native/package.json": '{ "name": "native", "exports": "./index.mjs" }',
      "node_modules/native/index.mjs": "export { workflow } from '@relayflows/core';",
    },
    text: `import { workflow } from "@relayflows/core";\nimport { workflow as second } from "native";\nimport { workflow as third } from "@agent-relay/sdk/workflows";\nif (workflow !== second || second !== third) throw new Error("instances");${BUILD()}`,
  },
];
