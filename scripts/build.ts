import { chmodSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { rolldown, type RolldownOptions } from "rolldown";
import configs from "../rolldown.config.ts";
import { extractApi, LIBRARY_ENTRIES } from "./extract-api.ts";
import { inputHash } from "./input-hash.ts";
import { licences } from "./licences.ts";

/** Says of which inputs `dist` was built. */
const STAMP = "dist/.inputs";

/** Where a build grows, so that one that fails leaves the last good `dist`. */
const STAGE = "dist.next";

/** Builds `dist`: the library with its types, the command, and the licences of what is bundled. */
async function build(hash: string): Promise<void> {
  rmSync(STAGE, { recursive: true, force: true });
  const bundled = new Set<string>();
  for (const config of configs as readonly RolldownOptions[]) for (const id of await bundle(config)) bundled.add(id);
  chmodSync(join(STAGE, "cli/agent-relay.cjs"), 0o755);
  rollUpTypes();
  writeFileSync(join(STAGE, "THIRD-PARTY-LICENSES.txt"), licences(bundled));
  writeFileSync(join(STAGE, ".inputs"), hash);
  rmSync("dist", { recursive: true, force: true });
  renameSync(STAGE, "dist");
}

/** Writes one bundle and gives the modules that went into it. */
async function bundle({ output, ...input }: RolldownOptions): Promise<readonly string[]> {
  if (output === undefined || Array.isArray(output) || output.dir === undefined) throw new Error("Expected one output folder a bundle");
  const made = await rolldown(input);
  const { output: chunks } = await made.write({ ...output, dir: output.dir.replace(/^dist/u, STAGE) });
  await made.close();
  return chunks.flatMap((chunk) => (chunk.type === "chunk" ? chunk.moduleIds : []));
}

/** Puts all declarations of each entry of the library in one file. */
function rollUpTypes(): void {
  const folder = mkdtempSync(join(tmpdir(), "agent-relay-build-"));
  for (const entry of ["index", "markdown-library"] as const) {
    const typesFile = join(STAGE, `${LIBRARY_ENTRIES[entry].bundle}.d.ts`);
    extractApi({ entry, reportFolder: folder, typesFile });
    if (/from ['"](?!node:)/u.test(readFileSync(typesFile, "utf8"))) throw new Error("The library's types lean on a package that is not installed with it");
  }
  rmSync(folder, { recursive: true, force: true });
}

const hash = inputHash();
const isFresh = process.argv.includes("--if-needed") && existsSync(STAMP) && readFileSync(STAMP, "utf8") === hash;
if (!isFresh) await build(hash);
