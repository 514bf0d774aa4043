import { chmodSync, existsSync, mkdirSync, readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { HOOK_HOSTS } from "../../../src/agents/hook-dialect.ts";
import { putFile, textOf } from "../workspace.ts";
import { makePlace, PROJECT_FILES } from "./place.ts";

/** Settings as people and programs leave them, with and without what looks like nothing. */
const SETTINGS = [
  "{}",
  "{\n}\n",
  '{"hooks":{}}',
  '{ "hooks": { "Stop": [] } }\n',
  '{\r\n\t"hooks": {\r\n\t\t"Stop": [ { "hooks": [ { "type": "command", "command": "say done" } ] } ]\r\n\t},\r\n\t"model": "x"\r\n}',
  '{\n  // mine\n  "permissions": { "deny": ["Edit(/secret/**)"], },\n}\n',
] as const;

describe("hooks uninstall", () => {
  test.each(HOOK_HOSTS)("leaves no trace of %s where nothing was", async (host) => {
    const { root, home, run } = makePlace();
    await run("install", host, "--trust");
    await run("install", host, "--user", "--trust");
    expect(await run("uninstall", host)).toMatchObject({ code: 0, err: "" });
    expect(await run("uninstall", host, "--user")).toMatchObject({ code: 0, err: "" });
    expect(readdirSync(root)).toEqual(["AGENT-HANDOFF.md"]);
    expect(readdirSync(home)).toEqual([]);
    expect(await run("uninstall", host)).toMatchObject({ code: 0, out: "Nothing to do\n" });
  });

  describe.each(["claude", "codex", "gemini"] as const)("of %s", (host) => {
    test.each(SETTINGS)("gives back what stood there, byte for byte: %j", async (before) => {
      const { root, run } = makePlace({ [PROJECT_FILES[host]]: before });
      chmodSync(join(root, PROJECT_FILES[host]), 0o600);
      expect(await run("install", host)).toMatchObject({ code: 0, err: "" });
      expect(textOf(root, PROJECT_FILES[host])).not.toBe(before);
      await run("uninstall", host);
      expect(textOf(root, PROJECT_FILES[host])).toBe(before);
      expect(statSync(join(root, PROJECT_FILES[host])).mode & 0o777).toBe(0o600);
      expect(existsSync(join(root, ".agent-relay"))).toBe(false);
    });
  });

  test("of opencode gives back what stood there, byte for byte", async () => {
    const before = '{\r\n  // mine\r\n  "plugin": ["file:///x.js"],\r\n  "model": "a/b"\r\n}\r\n';
    const { root, run } = makePlace({ "opencode.json": before });
    await run("install", "opencode");
    expect(textOf(root, "opencode.json")).toContain("file:///x.js");
    await run("uninstall", "opencode");
    expect(textOf(root, "opencode.json")).toBe(before);
  });

  test("keeps what was written since, and a folder that was empty before", async () => {
    const { root, run } = makePlace({ [PROJECT_FILES.codex]: '{"hooks":{}}\n' });
    mkdirSync(join(root, ".claude"));
    await run("install", "claude", "codex");
    putFile(root, PROJECT_FILES.codex, textOf(root, PROJECT_FILES.codex).replace("{", '{ "mine": 1,'));
    await run("uninstall", "claude", "codex");
    expect(readdirSync(join(root, ".claude"))).toEqual([]);
    const rest = JSON.parse(textOf(root, PROJECT_FILES.codex)) as unknown;
    expect(rest).toEqual({ mine: 1 });
  });

  test("works without its memory, and keeps state that others left", async () => {
    const { root, run } = makePlace({ [PROJECT_FILES.gemini]: '{\n  "model": "x"\n}\n' });
    await run("install", "claude", "gemini");
    rmSync(join(root, ".agent-relay"), { recursive: true });
    putFile(root, ".agent-relay/sessions/x.json", "{}");
    await run("uninstall");
    expect(textOf(root, PROJECT_FILES.gemini)).toBe('{\n  "model": "x"\n}\n');
    expect(existsSync(join(root, ".claude"))).toBe(false);
    expect(existsSync(join(root, ".agent-relay/sessions/x.json"))).toBe(true);
  });

  test("after an update of the hooks still gives back what stood there at first", async () => {
    const before = '{ "hooks": {} }';
    const { root, run } = makePlace({ [PROJECT_FILES.claude]: before });
    await run("install", "claude");
    putFile(root, PROJECT_FILES.claude, textOf(root, PROJECT_FILES.claude));
    const older = textOf(root, PROJECT_FILES.claude).replaceAll("agent-relay.cjs", "old/agent-relay.cjs");
    putFile(root, PROJECT_FILES.claude, older);
    await run("install", "claude");
    await run("uninstall", "claude");
    expect(JSON.parse(textOf(root, PROJECT_FILES.claude))).toEqual({});
  });

  test("says where hooks are left, and leaves them", async () => {
    const { home, run } = makePlace();
    await run("install", "claude", "--user");
    await run("install", "claude");
    const { out } = await run("uninstall");
    expect(out).toContain("Still installed: agent-relay hooks uninstall claude --user");
    expect(existsSync(join(home, ".claude/settings.json"))).toBe(true);
  });
});
