"use strict";

// Packs the extension: node editors/vscode/pack.cjs [<file.vsix>]. Its dependencies and the packer are installed into a cache, never into this folder.
const { spawnSync } = require("node:child_process");
const { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } = require("node:fs");
const { homedir, tmpdir } = require("node:os");
const { dirname, join, resolve } = require("node:path");

const PACKER = { name: "@vscode/vsce", version: "3.9.2" };
/** What of the dependencies no editor runs. */
const LEFT_OUT = [
  "package-lock.json",
  "**/*.d.ts",
  "**/*.map",
  "**/*.tsbuildinfo",
  "node_modules/*/README.md",
  "node_modules/*/*/browser/**",
  "node_modules/.bin/**",
  "",
].join("\n");
const { name, version } = JSON.parse(readFileSync(join(__dirname, "package.json"), "utf8"));
const out = resolve(process.argv[2] ?? `${name}-${version}.vsix`);

const work = mkdtempSync(join(tmpdir(), "agent-relay-vsix-"));
try {
  for (const file of ["package.json", "package-lock.json", "extension.cjs", "README.md"]) cpSync(join(__dirname, file), join(work, file));
  cpSync(join(__dirname, "../../LICENSE"), join(work, "LICENSE"));
  writeFileSync(join(work, ".vscodeignore"), LEFT_OUT);
  npm(["ci", "--omit=dev", "--ignore-scripts"], work);
  mkdirSync(dirname(out), { recursive: true });
  const vsce = join(installedPacker(), "node_modules/@vscode/vsce/vsce");
  run(process.execPath, [vsce, "package", "--out", out, "--allow-missing-repository", "--no-rewrite-relative-links"], work);
  process.stdout.write(`${out}\n`);
} finally {
  rmSync(work, { recursive: true, force: true });
}

/** Installs the packer once; the folder is moved to its place when it is whole. */
function installedPacker() {
  const wish = process.env.AGENT_RELAY_TOOLS_CACHE ?? "";
  const cache = wish === "" ? join(homedir(), ".cache", "agent-relay", "tools") : resolve(wish);
  const place = join(cache, `vsce@${PACKER.version}`);
  if (existsSync(place)) return place;
  mkdirSync(cache, { recursive: true });
  const fresh = mkdtempSync(join(cache, ".vsce-"));
  try {
    npm(["install", "--prefix", fresh, "--save-exact", "--ignore-scripts", `${PACKER.name}@${PACKER.version}`], fresh);
    renameSync(fresh, place);
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true });
    if (!existsSync(place)) throw error;
  }
  return place;
}

function npm(args, cwd) {
  run("npm", [...args, "--no-audit", "--no-fund", "--loglevel=error"], cwd);
}

function run(program, args, cwd) {
  const done = spawnSync(program, args, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"], shell: program === "npm" && process.platform === "win32" });
  if (done.status !== 0) throw new Error(`Cannot run \`${program} ${args[0]}\`: ${done.error?.message ?? ""}${done.stdout ?? ""}${done.stderr ?? ""}`);
}
