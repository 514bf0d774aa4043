import { chmodSync, copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { rolldown, type OutputChunk, type RolldownOptions } from "rolldown";
import libraries, { launcherConfig, programConfig, PROGRAMS } from "../rolldown.config.ts";
import { ENTRY_NAMES, extractApi, LIBRARY_ENTRIES } from "./extract-api.ts";
import { inputHash } from "./input-hash.ts";
import { licences } from "./licences.ts";
import { staticModules } from "./static-modules.ts";

/** Says of which inputs `dist` was built. */
const STAMP = "dist/.inputs";

/** Where a build grows, so that one that fails leaves the last good `dist`, and two at once do not meet. */
const STAGE = join("dist.next", String(process.pid));

/** What answers the events of hosts that come with every session, prompt and tool. */
const QUICK = [
  ...["index", "run-hook", "create-context", "session-start", "prompt", "before-tool", "after-tool"].map((name) => `hooks/${name}.ts`),
  ...["session/begin-session", "session/note-session", "guard/describe-denials"].map((name) => `hooks/${name}.ts`),
  ...["claude", "codex", "gemini", "opencode"].map((host) => `src/agents/${host}/hook-dialect.ts`),
  "src/cli/write-fully.ts",
];

/** What these hold and mostly do not run. */
const SLOW = [
  ...["protocol/handoff/parse-handoff", "protocol/index/parse-workspace-index", "workspace/baseline/take-baseline", "workspace/config/parse-config"].map(
    (name) => `src/${name}.ts`,
  ),
  ...["unhanded-files", "leave-recovery"].map((name) => `hooks/session/${name}.ts`),
];

/** Builds `dist`: the library with its types, the command, and the licences of what is bundled. */
async function build(hash: string): Promise<void> {
  rmSync(STAGE, { recursive: true, force: true });
  const bundled = new Set<string>();
  const chunks = new Map<string, string>();
  const remember = (built: readonly OutputChunk[]): void => {
    for (const id of built.flatMap(({ moduleIds }) => moduleIds)) bundled.add(id);
    for (const { name, fileName, isEntry } of built) if (isEntry) chunks.set(name, fileName);
  };
  for (const config of libraries as readonly RolldownOptions[]) remember(await bundle(config));
  const hot = await staticModules(["src/cli/commands/handoff.ts", "src/cli/run-command.ts"]);
  const quick = await staticModules(QUICK, SLOW);
  const stop = await staticModules(["hooks/stop.ts"], [...SLOW, "src/protocol/changes/compare-handoffs.ts"]);
  const program = await bundle(programConfig({ base: await staticModules(["src/main.ts"]), quick, stop, hot }));
  remember(program);
  writeWorkflowFaces(program.find(({ name }) => name === "workflows"));
  const nameOf = (word: keyof typeof PROGRAMS): string => chunks.get(PROGRAMS[word]) ?? "";
  remember(await bundle(launcherConfig({ __MAIN__: nameOf("__MAIN__"), __HOOK__: nameOf("__HOOK__") }, hash.slice(0, 12))));
  chmodSync(join(STAGE, "cli/agent-relay.cjs"), 0o755);
  rollUpTypes();
  copyFileSync("src/workflow/schema/workflow.schema.json", join(STAGE, "workflow.schema.json"));
  writeFileSync(join(STAGE, "THIRD-PARTY-LICENSES.txt"), licences(bundled));
  writeFileSync(join(STAGE, ".inputs"), hash);
  replaceDist();
}

/** Puts the new `dist` in the place of the old one, which is missing for an instant only. */
function replaceDist(): void {
  const old = `${STAGE}.old`;
  if (existsSync("dist")) renameSync("dist", old);
  renameSync(STAGE, "dist");
  rmSync(old, { recursive: true, force: true });
  if (readdirSync("dist.next").length === 0) rmdirSync("dist.next");
}

/** Writes one bundle and gives its chunks. */
async function bundle({ output, ...input }: RolldownOptions): Promise<readonly OutputChunk[]> {
  if (output === undefined || Array.isArray(output) || output.dir === undefined) throw new Error("Expected one output folder a bundle");
  const made = await rolldown(input);
  const { output: chunks } = await made.write({ ...output, dir: output.dir.replace(/^dist/u, STAGE) });
  await made.close();
  return chunks.filter((chunk) => chunk.type === "chunk");
}

/** Writes the modules by which the library of workflows is required and imported: a process that does both has it once. */
function writeWorkflowFaces(chunk: OutputChunk | undefined): void {
  if (chunk === undefined) throw new Error("Missing chunk of the library of workflows");
  writeFileSync(join(STAGE, "workflows.cjs"), `module.exports = require("./cli/${chunk.fileName}");\n`);
  writeFileSync(join(STAGE, "workflows.js"), `import library from "./workflows.cjs";\nexport const { ${chunk.exports.join(", ")} } = library;\n`);
}

/** Puts all declarations of each entry of the library in one file. */
function rollUpTypes(): void {
  const folder = mkdtempSync(join(tmpdir(), "agent-relay-build-"));
  for (const entry of ENTRY_NAMES) {
    const typesFile = join(STAGE, `${LIBRARY_ENTRIES[entry].bundle}.d.ts`);
    extractApi({ entry, reportFolder: folder, typesFile });
    if (/from ['"](?!node:)/u.test(readFileSync(typesFile, "utf8"))) throw new Error("The library's types lean on a package that is not installed with it");
  }
  // A project of CommonJS wants the types of what it requires in a file that says so.
  renameSync(join(STAGE, "workflows.d.ts"), join(STAGE, "workflows.d.cts"));
  writeFileSync(join(STAGE, "workflows.d.ts"), 'export * from "./workflows.cjs";\n');
  rmSync(folder, { recursive: true, force: true });
}

const hash = inputHash();
const isFresh = process.argv.includes("--if-needed") && existsSync(STAMP) && readFileSync(STAMP, "utf8") === hash;
if (!isFresh) await build(hash);
