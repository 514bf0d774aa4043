import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { identifyHook, trustText } from "../../src/agents/codex/hook-trust.ts";
import { hookSettings } from "../../src/agents/codex/hook-settings.ts";
import { addCodexTrust, parseCodexTrust } from "../../src/agents/codex/trust-settings.ts";
import type { InstalledHook } from "../../src/agents/hook-settings.ts";

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");
const STOP: InstalledHook = { event: "Stop", command: "node /h.mjs", node: "", script: "", group: 1, handler: 0 };

describe("the text that Codex hashes", () => {
  test.each<[string, InstalledHook, string]>([
    ["the default time", STOP, '{"event_name":"stop","hooks":[{"async":false,"command":"node /h.mjs","timeout":600,"type":"command"}]}'],
    [
      "a short default time",
      { ...STOP, event: "SessionEnd" },
      '{"event_name":"session_end","hooks":[{"async":false,"command":"node /h.mjs","timeout":1,"type":"command"}]}',
    ],
    ["a time of its own", { ...STOP, timeout: 5 }, '{"event_name":"stop","hooks":[{"async":false,"command":"node /h.mjs","timeout":5,"type":"command"}]}'],
    [
      "a matcher and a message",
      { ...STOP, event: "PreToolUse", matcher: "Bash", statusMessage: "hm", async: true },
      '{"event_name":"pre_tool_use","hooks":[{"async":true,"command":"node /h.mjs","statusMessage":"hm","timeout":600,"type":"command"}],"matcher":"Bash"}',
    ],
  ])("has %s", (_, hook, text) => {
    expect(trustText(hook)).toBe(text);
  });

  test.each<[string, Partial<InstalledHook>]>([
    ["7ba9f73fef62293a0be2f8288bc70323e0e27747b31032df5c3f20103175f910", { command: "true", statusMessage: "hm", async: false }],
    ["89bc975d5f8e4733dcf0b3e2d2f087f2cd8e3746c4e0cd9e4835873beea554b3", { command: "a", matcher: "x", async: true }],
    ["cb25eb14e97610e1c457056e82d6507f487fab5770d0bcabfa8812955adbc55a", { event: "PreToolUse", command: "e", matcher: "" }],
    [
      "37c75d5970e599d1f9948f95c2afcf11e3cd76d8319618f113bfa8742bd21b8e",
      { event: "SessionStart", matcher: "startup", command: "é\u2028\u007f<>&'\"\\ \t", timeout: 0, statusMessage: "ü" },
    ],
    ["d1f0aa06e3483302b35c0c173859627c8e2d5d67d4a2861c87f9110d2a91798b", { event: "SessionEnd", matcher: "other", command: "g", timeout: 0 }],
  ])("gives the hash %s that Codex 0.169.0 gave", (hash, hook) => {
    expect(identifyHook("f", { ...STOP, ...hook }, sha256).hash).toBe(`sha256:${hash}`);
  });

  test("is cut to three seconds at a session's end, as Codex does", () => {
    expect(trustText({ ...STOP, event: "Interrupt", timeout: 10 })).toContain('"timeout":3,');
  });

  test("gives a key by file, event and place, and a hash", () => {
    expect(identifyHook("/p/.codex/hooks.json", STOP, () => "ab12")).toEqual({ key: "/p/.codex/hooks.json:stop:1:0", hash: "sha256:ab12" });
  });

  test("names every event that is installed in Codex's words", () => {
    const [file] = hookSettings.files("project", { home: "/h", project: "/p", env: {} });
    const edit = file?.install(undefined, { node: "/n", script: "/s/agent-relay.cjs", version: "1" });
    const listed = file?.list(edit?.ok === true ? edit.text : undefined);
    const keys = (listed?.ok === true ? listed.hooks : []).map((hook) => identifyHook("f", hook, sha256).key);
    expect(keys).toEqual(
      ["session_start", "user_prompt_submit", "pre_tool_use", "post_tool_use", "stop", "subagent_stop", "interrupt", "pre_compact", "session_end"].map(
        (event) => `f:${event}:0:0`,
      ),
    );
  });
});

const CONFIG = `model = "gpt-5.5" # the [best]
notify = [
  "node",
  "[projects.\\"/fake\\"]",
]
text = """
[projects."/inside"]
trust_level = "trusted"
"""

[features]
codex_hooks = false

[projects."/work/app"]
trust_level = "trusted" # mine

[projects.'/work/other']
trust_level = 'untrusted'

[[profiles]]
trust_level = "trusted"

[hooks.state."/work/app/.codex/hooks.json:stop:0:0"]
enabled = false
trusted_hash = "sha256:aa"

[hooks.state]
"/x:stop:0:0".trusted_hash = "sha256:bb"
`;

describe("Codex's configuration", () => {
  test.each(["\n", "\r\n"])("is read with line ends %j", (eol) => {
    const trust = parseCodexTrust(CONFIG.replaceAll("\n", eol));
    expect([...trust.projects]).toEqual([
      ["/work/app", "trusted"],
      ["/work/other", "untrusted"],
    ]);
    expect([...trust.hooks]).toEqual([
      ["/work/app/.codex/hooks.json:stop:0:0", "sha256:aa"],
      ["/x:stop:0:0", "sha256:bb"],
    ]);
    expect([...trust.disabled]).toEqual(["/work/app/.codex/hooks.json:stop:0:0"]);
    expect(trust.switch).toBe("features.codex_hooks");
  });

  test("that is missing or says nothing trusts nothing", () => {
    for (const text of ["", "model = 1", "[features]\nhooks = true\n"])
      expect(parseCodexTrust(text)).toEqual({ hooks: new Map(), disabled: new Set(), projects: new Map(), switch: undefined });
  });

  test("is read whatever its text is", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(...Array.from("[]=\"'#.\n\\a ")) })), (text) => {
        expect(parseCodexTrust(text).hooks).toBeInstanceOf(Map);
      }),
    );
  });
});

describe("trust that a user asked for", () => {
  const added = (text: string, key: string, hash: string, project = ""): string => {
    const edit = addCodexTrust(text, { hooks: [{ key, hash }], project });
    return edit.ok ? (edit.text ?? "") : `problem: ${edit.problem.message}`;
  };

  test("comes at the end as blocks", () => {
    expect(added("", "/p:stop:0:0", "sha256:1", "/p")).toBe(
      `[hooks.state."/p:stop:0:0"]\ntrusted_hash = "sha256:1"\n\n[projects."/p"]\ntrust_level = "trusted"\n`,
    );
    expect(added("model = 1", "k", "sha256:1")).toBe(`model = 1\n\n[hooks.state.k]\ntrusted_hash = "sha256:1"\n`);
    expect(added("model = 1\r\n", "k", "sha256:1")).toBe(`model = 1\r\n\r\n[hooks.state.k]\r\ntrusted_hash = "sha256:1"\r\n`);
  });

  test("changes what is there in its place, and nothing else", () => {
    const key = "/work/app/.codex/hooks.json:stop:0:0";
    expect(added(CONFIG, key, "sha256:new", "/work/other")).toBe(CONFIG.replace("sha256:aa", "sha256:new").replace("'untrusted'", '"trusted"'));
    expect(added(CONFIG, key, "sha256:aa", "/work/app")).toBe(CONFIG);
  });

  test("goes below a header that is there", () => {
    expect(added("[hooks.state.k] # me\nenabled = true\n[a]\n", "k", "h")).toBe('[hooks.state.k] # me\ntrusted_hash = "h"\nenabled = true\n[a]\n');
  });

  test.each([
    "hooks = {}",
    'hooks.state = { k = { trusted_hash = "x" } }',
    "[hooks]\nstate = {}",
    '[hooks.state]\nk = { trusted_hash = "x" }',
    "[hooks.state]\nk.enabled = true",
  ])("leaves %j alone, where a block would contradict it", (text) => {
    expect(added(text, "k", "h")).toMatch(/^problem: Cannot add to table hooks\.state\.k/);
  });

  test("is read again, keeps every line of before, and is added once", () => {
    const word = fc.string({ unit: fc.constantFrom(...Array.from("ab/:.\"\\'# é\t")) });
    fc.assert(
      fc.property(word, word, fc.constantFrom("", CONFIG, CONFIG.replaceAll("\n", "\r\n"), CONFIG.trimEnd()), (key, project, text) => {
        const once = added(text, key, "sha256:1", `/${project}`);
        expect(once.startsWith(text)).toBe(true);
        expect(parseCodexTrust(once).hooks.get(key)).toBe("sha256:1");
        expect(parseCodexTrust(once).projects.get(`/${project}`)).toBe("trusted");
        expect(added(once, key, "sha256:1", `/${project}`)).toBe(once);
      }),
    );
  });
});
