import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { cacheFolder } from "./paths.ts";

/** Installs a package, such as `markdownlint-cli2@0.22.1`, into the benches' cache unless it is there, and gives the folder. */
export function installPeer(spec: string): string {
  const folder = cacheFolder(spec.replaceAll("/", "-"));
  if (existsSync(join(folder, "node_modules"))) return folder;
  const words = ["install", "--prefix", folder, "--no-save", "--no-audit", "--no-fund", "--ignore-scripts", spec];
  const result = spawnSync("npm", words, { cwd: folder, encoding: "utf8", shell: process.platform === "win32" });
  if (result.status !== 0) throw new Error(`Cannot install ${spec}: ${result.stderr.trim()}`);
  return folder;
}
