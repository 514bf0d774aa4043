import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { AGENT_PINS, type AgentCli } from "./agent-cli.ts";
import { agentsCache, programOf, releaseFolder } from "./agents-cache.ts";
import { runTool, type ToolRun } from "./run-tool.ts";

/** A CLI that is there, or why it is not. */
export type Installed = { readonly ok: true; readonly program: string; readonly fresh: boolean } | { readonly ok: false; readonly reason: string };

/** What an installation may need otherwise: another cache, another way to run a program (the tests'). */
export interface InstallOptions {
  readonly cache?: string;
  readonly run?: (program: string, args: readonly string[], options: { readonly cwd: string; readonly limitMs: number }) => ToolRun;
}

const DOWNLOAD_LIMIT_MS = 240_000;
const VERSION_LIMIT_MS = 60_000;
const STALE_MS = 3_600_000;

/**
 * Installs the pinned release of a CLI into the cache, unless it is there: into a temporary folder, tried with `--version`, then renamed,
 * so that two processes at once and one that is killed leave either a whole release or none. Never throws.
 */
export function installAgent(cli: AgentCli, { cache = agentsCache(), run = runTool }: InstallOptions = {}): Installed {
  const folder = releaseFolder(cache, cli);
  const program = programOf(folder, cli);
  if (existsSync(program)) return { ok: true, program, fresh: false };
  let staging = "";
  try {
    mkdirSync(cache, { recursive: true });
    sweep(cache);
    staging = mkdtempSync(join(cache, `.installing-${cli}-`));
    const reason = fill(staging, cli, run);
    if (reason !== undefined) return { ok: false, reason };
    moveInto(staging, folder);
    return { ok: true, program, fresh: true };
  } catch (error) {
    return { ok: false, reason: `Cannot install ${cli}: ${error instanceof Error ? error.message : String(error)}` };
  } finally {
    if (staging !== "") rmSync(staging, { recursive: true, force: true });
  }
}

/** Fills a folder with a release and tries it. Gives the reason where that fails. */
function fill(folder: string, cli: AgentCli, run: NonNullable<InstallOptions["run"]>): string | undefined {
  const { name, version, needsScripts } = AGENT_PINS[cli];
  const allowed = needsScripts ? { allowScripts: { [name]: true } } : {};
  writeFileSync(join(folder, "package.json"), JSON.stringify({ private: true, ...allowed }));
  const args = ["install", "--prefix", folder, "--save-exact", "--no-audit", "--no-fund", "--no-update-notifier", "--loglevel=error", `${name}@${version}`];
  const install = run("npm", args, { cwd: folder, limitMs: DOWNLOAD_LIMIT_MS });
  if (!install.ok) return `Cannot install ${name}@${version}: ${install.reason}`;
  const tried = run(programOf(folder, cli), ["--version"], { cwd: folder, limitMs: VERSION_LIMIT_MS });
  if (!tried.ok) return `Cannot run ${name}@${version}: ${tried.reason}`;
  return tried.stdout.includes(version) ? undefined : `Unexpected version ${JSON.stringify(tried.stdout.trim())} of ${name}, expected ${version}`;
}

/** Where another process was quicker its release stays. */
function moveInto(staging: string, folder: string): void {
  try {
    renameSync(staging, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
  }
}

/** Deletes what killed installations left behind. */
function sweep(cache: string): void {
  for (const name of readdirSync(cache)) {
    const path = join(cache, name);
    if (name.startsWith(".installing-") && Date.now() - statSync(path).mtimeMs > STALE_MS) rmSync(path, { recursive: true, force: true });
  }
}
