import { closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { runScript, type ScriptEnd, type ScriptOptions } from "../../src/script/run-script.ts";
import type { ScriptLibrary } from "../../src/script/script-library.ts";

/** Stands in for the library: a builder whose every method but `run` gives itself, and which reports as `.run()` does. `fails` makes a run that failed, `begins` one that is not told to have ended. */
const LIBRARY = `
const { appendFileSync } = require("node:fs");
const flags = JSON.parse(process.env.AGENT_RELAY_SCRIPT);
const finish = (name) => {
  const status = name.includes("fails") ? "failed" : "completed";
  const report = flags.dryRun ? { kind: "dry-run", name, valid: status === "completed", errors: [], warnings: [] } : { kind: "run", runId: "r1", folder: "/r1", status };
  if (name === "begins") report.kind = "begun";
  appendFileSync(flags.report, JSON.stringify(report) + "\\n");
  console.log("ran " + name + " " + JSON.stringify(flags.variables ?? {}));
  return { status };
};
exports.workflow = (name) => new Proxy({}, { get: (target, key, self) => (key === "run" ? async () => finish(name) : key === "then" ? undefined : () => self) });
exports.WorkflowRunner = class { async execute(config) { return finish(config.name); } };
exports.InMemoryWorkflowDb = class {};
exports.ClaudeModels = { OPUS: "opus" };
exports.CodexModels = { GPT: "gpt" };
exports.Models = { Claude: exports.ClaudeModels };
`;

/** A folder with scripts, and what running one of them printed. */
export interface ScriptPlace {
  readonly folder: string;
  readonly library: ScriptLibrary;
  write(name: string, text: string): string;
  run(name: string, options?: Partial<ScriptOptions>): Promise<ScriptEnd & { readonly output: string; readonly errors: string }>;
  remove(): void;
}

/** Makes an empty folder for scripts, in a project of its own. */
export function createScriptPlace(): ScriptPlace {
  const root = mkdtempSync(join(tmpdir(), "agent-relay-scripts-"));
  const folder = join(root, "project");
  const put = (path: string, text: string): string => {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    return path;
  };
  const file = put(join(root, "library", "workflows.cjs"), LIBRARY);
  const names = ["agent-relay/workflows", "agent-relay", "@agent-relay/sdk/workflows", "@agent-relay/sdk", "@relayflows/core"];
  const library = {
    jiti: createRequire(import.meta.url).resolve("jiti"),
    names: Object.fromEntries(names.map((name) => [name, file])),
    spare: { "@agent-relay/config": file },
  };
  mkdirSync(folder);
  return { folder, library, write: (name, text) => put(join(folder, name), text), run, remove: () => rmSync(root, { recursive: true, force: true }) };

  async function run(name: string, options: Partial<ScriptOptions> = {}): Promise<ScriptEnd & { readonly output: string; readonly errors: string }> {
    const [out, err] = ["out.txt", "err.txt"].map((end) => join(root, end)) as [string, string];
    const [stdout, stderr] = [openSync(out, "w"), openSync(err, "w")];
    try {
      const end = await runScript({ file: name, cwd: folder, flags: {}, environment: cleanEnvironment(), library, stdout, stderr, ...options });
      return { ...end, output: readFileSync(out, "utf8"), errors: readFileSync(err, "utf8") };
    } finally {
      for (const handle of [stdout, stderr]) closeSync(handle);
    }
  }
}

function cleanEnvironment(): Readonly<Record<string, string | undefined>> {
  const { NODE_OPTIONS: _options, NODE_EXTRA_CA_CERTS: _certificates, ...rest } = process.env;
  return { ...rest, AGENT_RELAY_CODE_CACHE: "off" };
}
