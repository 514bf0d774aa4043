import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { builtinModules } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { unpackCode } from "../launcher/unpack-code.ts";
import { REPOSITORY } from "./support/small-house.ts";

const FOLDER = join(REPOSITORY, "dist", "cli");
const COMMAND = join(FOLDER, "agent-relay.cjs");

/** What a call printed, and the chunks it loaded: those whose compiled code it kept. */
function loadedBy(...words: readonly string[]): { readonly output: string; readonly chunks: readonly string[] } {
  const home = mkdtempSync(join(tmpdir(), "agent-relay-chunks-"));
  try {
    const { stdout } = spawnSync(process.execPath, [COMMAND, ...words], { encoding: "utf8", cwd: REPOSITORY, env: { HOME: home } });
    const files = readdirSync(home, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".bin"));
    const chunks = files.flatMap((file) => [...unpackCode(readFileSync(join(home, file))).keys()]);
    return { output: stdout, chunks: chunks.map((name) => name.replace(/-[\w-]{8}\.cjs$/, "")) };
  } finally {
    rmSync(home, { recursive: true });
  }
}

describe("the built command", () => {
  test("says its version without loading anything else", () => {
    const { output, chunks } = loadedBy("--version");
    const { version } = JSON.parse(readFileSync(join(REPOSITORY, "package.json"), "utf8")) as { readonly version: string };
    expect(output).toBe(`${version}\n`);
    expect(chunks).toEqual([]);
  });

  test("shows its help without what the commands need", () => {
    const { output, chunks } = loadedBy("--help");
    expect(output).toContain("Usage: agent-relay <command>");
    expect(chunks.filter((name) => !["rolldown-runtime", "util"].includes(name))).toEqual(["main"]);
  });

  test("loads of the commands the one that is called", () => {
    const { chunks } = loadedBy("claim", "--help");
    expect(chunks).toContain("claim");
    for (const other of ["pass", "check", "status", "validators", "parse-words", "hook"]) expect(chunks).not.toContain(other);
  });

  test("needs nothing but Node and its own chunks", () => {
    const names = readdirSync(FOLDER);
    const wanted = names.flatMap((name) =>
      [...readFileSync(join(FOLDER, name), "utf8").matchAll(/\brequire\("(?<module>[^"]+)"\)/gu)].map((match) => match.groups?.["module"] ?? ""),
    );
    expect(wanted.length).toBeGreaterThan(20);
    const foreign = wanted.filter((module) => !builtinModules.includes(module.replace(/^node:/u, "")) && !names.includes(module.replace(/^\.\//u, "")));
    expect(foreign).toEqual([]);
  });
});
