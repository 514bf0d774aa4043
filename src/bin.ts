#!/usr/bin/env node
import { join } from "node:path";
import { cacheFolder } from "./launcher/cache-folder.ts";
import type { hook } from "./hook.ts";
import { createChunkLoader } from "./launcher/load-chunks.ts";
import type { main } from "./main.ts";

/** The build puts the version of package.json here, the names of the chunks that hold `main.ts` and `hook.ts`, and what tells this build from others. */
declare const __VERSION__: string;
declare const __MAIN__: string;
declare const __HOOK__: string;
declare const __BUILD__: string;

const argv = process.argv.slice(2);
const name = argv[0] ?? "";
if (argv.length === 1 && name === "--version") process.stdout.write(`${__VERSION__}\n`);
else void run();

/** Runs the program; a fault of ours ends with 2 and one line, with its trace only where `AGENT_RELAY_DEBUG` is set. A hook never fails. */
async function run(): Promise<void> {
  try {
    const load = createChunkLoader({ folder: __dirname, cache: cacheFile() });
    if (name === "hook" && isHost(argv[1]))
      await (load(__HOOK__) as { readonly hook: typeof hook }).hook(argv.slice(1), { version: __VERSION__, build: __BUILD__ });
    else process.exitCode = await (load(__MAIN__) as { readonly main: typeof main }).main({ argv, version: __VERSION__ });
  } catch (error) {
    const trace = (process.env["AGENT_RELAY_DEBUG"] ?? "") !== "" && error instanceof Error ? error.stack : undefined;
    process.stderr.write(
      `Unexpected fault of agent-relay: ${trace ?? (error instanceof Error ? error.message : String(error))}\n  Try: the same with AGENT_RELAY_DEBUG=1, and report what it prints\n`,
    );
    process.exitCode = name === "hook" ? 0 : 2;
  }
}

/** `hook` and `hook --help` are a person's. */
function isHost(word: string | undefined): boolean {
  return word !== undefined && !word.startsWith("-");
}

/** One file a command, or a host's hooks: it holds the code these ran, and no other. */
function cacheFile(): string | undefined {
  const key = (name === "hook" ? argv.slice(0, 2).join("-") : name).toLowerCase();
  if (!/^[a-z-]{1,40}$/.test(key)) return undefined;
  const folder = cacheFolder({ env: process.env, platform: process.platform, build: `${__BUILD__}-${process.version}-${process.arch}` });
  return folder === undefined ? undefined : join(folder, `${key}.bin`);
}
