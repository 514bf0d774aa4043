import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { agentsCache } from "../rig/agents/agents-cache.ts";
import { runTool } from "../rig/agents/run-tool.ts";

/** A Node for a test: its program, or why it is not there. */
export interface TestNode {
  readonly name: string;
  readonly program: string;
  readonly missing: string | undefined;
}

/** The releases besides the one that runs the tests; npm has each as a package for every system. */
const RELEASES = ["20.19.5", "22.23.3", "24.21.0"];

const INSTALL_LIMIT_MS = 240_000;

/** Gives this Node and each release, installing those that the cache lacks. `AGENT_RELAY_AGENTS=off` installs nothing. */
export function testNodes(): readonly TestNode[] {
  return [{ name: `this Node (${process.version})`, program: process.execPath, missing: undefined }, ...RELEASES.map(testNode)];
}

function testNode(version: string): TestNode {
  const name = `Node ${version}`;
  const system = process.platform === "win32" ? "win" : process.platform;
  const packageName = `node-${system}-${process.arch}`;
  const folder = join(dirname(agentsCache()), "nodes", version);
  const program = join(folder, "node_modules", packageName, "bin", process.platform === "win32" ? "node.exe" : "node");
  if (existsSync(program)) return { name, program, missing: undefined };
  if (process.env["AGENT_RELAY_AGENTS"] === "off") return { name, program: "", missing: "AGENT_RELAY_AGENTS=off" };
  const missing = install(folder, `${packageName}@${version}`);
  return { name, program, missing };
}

/** Into a folder beside, then renamed: a release in the cache is whole. Gives why not. */
function install(folder: string, wanted: string): string | undefined {
  mkdirSync(dirname(folder), { recursive: true });
  const staging = mkdtempSync(`${folder}-installing-`);
  try {
    writeFileSync(join(staging, "package.json"), JSON.stringify({ private: true }));
    const args = ["install", "--prefix", staging, "--save-exact", "--no-audit", "--no-fund", "--no-update-notifier", "--loglevel=error", wanted];
    const run = runTool("npm", args, { cwd: staging, limitMs: INSTALL_LIMIT_MS });
    if (!run.ok) return run.reason;
    renameSync(staging, folder);
    return undefined;
  } catch (error) {
    return existsSync(folder) ? undefined : String(error);
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
}
