import { spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

const COMMAND = fileURLToPath(new URL("../../dist/cli/agent-relay.cjs", import.meta.url));

let home: string;

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "agent-relay-code-"));
});

afterEach(() => {
  rmSync(home, { recursive: true });
});

function help(env: Readonly<Record<string, string>> = {}): { readonly output: string; readonly exitCode: number | null } {
  const { stdout, stderr, status } = spawnSync(process.execPath, [COMMAND, "claim", "--help"], { encoding: "utf8", cwd: home, env: { HOME: home, ...env } });
  return { output: stdout + stderr, exitCode: status };
}

function cacheFiles(): readonly string[] {
  return readdirSync(home, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

describe("the built command and the code that V8 compiled", () => {
  test("keeps it for its user alone, and uses it the next time without writing it again", () => {
    const first = help();
    const [file = ""] = cacheFiles();
    expect(file).toMatch(/\.cache\/agent-relay\/code\/[^/]+\/claim\.bin$/);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const { ino } = statSync(file);
    expect(help()).toEqual(first);
    expect(statSync(file).ino).toBe(ino);
    expect(cacheFiles()).toEqual([file]);
  });

  test("makes it anew where it is damaged or somebody else may have written it", () => {
    const want = help();
    const [file = ""] = cacheFiles();
    const good = readFileSync(file);
    const middle = Buffer.from(good);
    middle[middle.length >> 2] = (middle[middle.length >> 2] ?? 0) ^ 0xff;
    for (const bytes of [middle, good.subarray(0, good.length >> 1), Buffer.alloc(good.length), Buffer.alloc(0)]) {
      writeFileSync(file, bytes);
      expect(help()).toEqual(want);
      expect(readFileSync(file).subarray(0, 4).toString()).toBe("ARC1");
    }
    chmodSync(file, 0o666);
    const { ino } = statSync(file);
    expect(help()).toEqual(want);
    expect(statSync(file).ino).not.toBe(ino);
  });

  test("works without it: switched off, without HOME, and with a file in its place", () => {
    const want = help({ AGENT_RELAY_CODE_CACHE: "off" });
    expect(cacheFiles()).toEqual([]);
    expect(help({ HOME: "" })).toEqual(want);
    writeFileSync(join(home, ".cache"), "");
    expect(help()).toEqual(want);
    expect(want.exitCode).toBe(0);
  });
});
