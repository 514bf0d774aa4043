import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { Script } from "node:vm";
import { type CodeCache, openCache, writeCache } from "./cache-file.ts";
import type { CompiledCode } from "./code-blob.ts";

/** Where the chunks of the program lie and where their compiled code is kept; no `cache`, no cache. */
export interface ChunkOptions {
  readonly folder: string;
  readonly cache: string | undefined;
}

/** Loads a chunk by its file name, with what it requires. */
export type LoadChunk = (name: string) => unknown;

interface Chunk {
  exports: unknown;
}

/** What Node makes of a CommonJS module. */
type Wrapper = (...scope: readonly [exports: unknown, require: (id: string) => unknown, module: Chunk, __filename: string, __dirname: string]) => void;

/**
 * Creates a loader of CommonJS chunks that lets V8 keep the code it compiled: nearly all that a short command costs over Node itself is compiling (TARGETS.md).
 * What was compiled anew is written when the process ends, with the functions it ran.
 */
export function createChunkLoader({ folder, cache }: ChunkOptions): LoadChunk {
  const kept = cache === undefined ? undefined : openCache(cache);
  const chunks = new Map<string, Chunk>();
  const scripts = new Map<string, Script>();
  const requireFromNode = createRequire(join(folder, "chunk.cjs"));
  let isStale = false;
  const requireAny = (id: string): unknown => (id.startsWith("./") ? load(id.slice(2)) : requireFromNode(id));
  if (cache !== undefined && kept !== undefined) process.on("exit", () => isStale && writeCache(cache, collectCode(scripts, kept)));
  return load;

  function load(name: string): unknown {
    const known = chunks.get(name);
    if (known !== undefined) return known.exports;
    const chunk: Chunk = { exports: {} };
    chunks.set(name, chunk);
    const cachedData = kept?.read(name);
    const file = join(folder, name);
    const script = compile(file, cachedData);
    isStale ||= cachedData === undefined || script.cachedDataRejected === true;
    scripts.set(name, script);
    (script.runInThisContext() as Wrapper)(chunk.exports, requireAny, chunk, file, folder);
    return chunk.exports;
  }
}

function compile(filename: string, cachedData: Buffer | undefined): Script {
  const text = `(function (exports, require, module, __filename, __dirname) {${readFileSync(filename, "utf8")}\n})`;
  return new Script(text, { filename, ...(cachedData === undefined ? {} : { cachedData }) });
}

/** What other runs compiled and this one did not load is kept. */
function collectCode(scripts: ReadonlyMap<string, Script>, kept: CodeCache): CompiledCode {
  const others = kept.names.filter((name) => !scripts.has(name)).map((name) => [name, kept.read(name)] as const);
  const code = new Map<string, Buffer>([...scripts].map(([name, script]) => [name, script.createCachedData()]));
  for (const [name, data] of others) if (data !== undefined) code.set(name, data);
  return code;
}
