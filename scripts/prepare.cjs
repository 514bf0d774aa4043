"use strict";
const { spawnSync } = require("node:child_process");
const { existsSync } = require("node:fs");
const { join } = require("node:path");

/**
 * What npm runs in every clone, also in one that it made itself to install the program from git (`npm install -g git+https://...`, pre-commit): builds
 * `dist`, which no commit holds. A global install gives its clones no development dependencies, so they are fetched here. Everything is told on
 * standard error: `npm pack` prints the name of its file on the other.
 */
const ROOT = join(__dirname, "..");
const TSX = join(ROOT, "node_modules", "tsx", "dist", "cli.mjs");

/** Settings of the install that this one is part of, which would send what is fetched here elsewhere. */
const FOREIGN = /^npm_config_(?:global|location|prefix|install_links|omit|include|dry_run|package_lock_only|ignore_scripts)$/iu;

function run(words) {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !FOREIGN.test(name)));
  const { status, error } = spawnSync(process.execPath, words, { cwd: ROOT, env, stdio: ["ignore", 2, 2] });
  if (error) throw error;
  if (status !== 0) process.exit(status ?? 1);
}

if (!existsSync(TSX)) run([process.env.npm_execpath ?? "npm", "ci", "--include=dev", "--ignore-scripts", "--no-audit", "--no-fund"]);
run([TSX, join(ROOT, "scripts", "build.ts"), "--if-needed"]);
