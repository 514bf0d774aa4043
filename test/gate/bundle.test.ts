import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { REPOSITORY } from "./support/small-house.ts";

const FOLDER = join(REPOSITORY, "dist", "cli");
const COMMAND = join(FOLDER, "agent-relay.cjs");

/** A program that runs the command and then tells which modules of the package it loaded. */
const TELL = `process.argv.splice(1, 0, ${JSON.stringify(COMMAND)}); require(${JSON.stringify(COMMAND)});
process.on("exit", () => require("node:fs").writeSync(2, JSON.stringify(Object.keys(require.cache).map((path) => require("node:path").basename(path).replace(/-[\\w-]{8}\\.cjs$/, "")))));`;

function loadedBy(...words: readonly string[]): { readonly output: string; readonly modules: readonly string[] } {
  const { stdout, stderr } = spawnSync(process.execPath, ["-e", TELL, "--", ...words], { encoding: "utf8", cwd: REPOSITORY });
  return { output: stdout, modules: JSON.parse(stderr) as readonly string[] };
}

describe("the built command", () => {
  test("says its version without loading anything else", () => {
    const { output, modules } = loadedBy("--version");
    const { version } = JSON.parse(readFileSync(join(REPOSITORY, "package.json"), "utf8")) as { readonly version: string };
    expect(output).toBe(`${version}\n`);
    expect(modules).toEqual(["agent-relay.cjs"]);
  });

  test("shows its help without what the commands need", () => {
    const { output, modules } = loadedBy("--help");
    expect(output).toContain("Usage: agent-relay <command>");
    expect([...modules].sort()).toEqual(["agent-relay.cjs", "command", "help", "main"]);
  });

  test("loads of the commands the one that is called", () => {
    const { modules } = loadedBy("claim", "--help");
    expect(modules).toContain("claim");
    for (const other of ["pass", "check", "status", "validators"]) expect(modules).not.toContain(other);
  });

  test("needs nothing but Node and its own chunks", () => {
    const chunks = readdirSync(FOLDER);
    const wanted = chunks.flatMap((name) =>
      [...readFileSync(join(FOLDER, name), "utf8").matchAll(/\brequire\("(?<module>[^"]+)"\)/gu)].map((match) => match.groups?.["module"] ?? ""),
    );
    expect(wanted.length).toBeGreaterThan(20);
    const foreign = wanted.filter((module) => !builtinModules.includes(module.replace(/^node:/u, "")) && !chunks.includes(module.replace(/^\.\//u, "")));
    expect(foreign).toEqual([]);
  });
});
