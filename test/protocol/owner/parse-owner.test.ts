import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { describeOwner } from "../../../src/protocol/describe-owner.ts";
import { ownerId } from "../../../src/protocol/owner-id.ts";
import { parseOwner } from "../../../src/protocol/parse-owner.ts";
import { sameOwner } from "../../../src/protocol/same-owner.ts";

const READINGS: readonly (readonly [text: string, id: string])[] = [
  ["Codex", "codex"],
  ["  codex ", "codex"],
  ["CLAUDE", "claude"],
  ["Claude Code", "claude"],
  ["claude-code", "claude"],
  ["claude-code-review", "claude"],
  ["Claude Opus 5", "claude"],
  ["`Codex2`", "codex"],
  ["Codex #2", "codex"],
  ["**Codex**", "codex"],
  ["_Gemini CLI_", "gemini"],
  ["@codex", "codex"],
  ["agent codex", "codex"],
  ["Codex.", "codex"],
  ["🤖 Codex", "codex"],
  ["Ｃｏｄｅｘ", "codex"],
  ["[Codex](https://example.org/codex)", "codex"],
  ["Codex <!-- was claude -->", "codex"],
  ["~~Claude~~ Codex", "codex"],
  ["Sol（Claude Code）", "claude"],
  ["Designer (Codex)", "codex"],
  ["Codex (round 3)", "codex"],
  ["Codex - implementing T2", "codex"],
  ["Codex — waiting for the user", "codex"],
  ["Codex since 2026-11-20", "codex"],
  ["Codex, 2026-11-20", "codex"],
  ["Codex / Codex 2", "codex"],
  ["User", "user"],
  ["user (Ana)", "user"],
  ["Ana (user)", "user"],
  ["the user", "user"],
  ["Human", "user"],
  ["me", "user"],
  ["you", "user"],
  ["None", "nobody"],
  ["none.", "nobody"],
  ["nobody", "nobody"],
  ["No one", "nobody"],
  ["Nobody (was Codex)", "nobody"],
  ["UNASSIGNED", "nobody"],
  ["released", "nobody"],
  ["`none recorded`", "nobody"],
  ["-", "nobody"],
  ["—", "nobody"],
  ["", "nobody"],
  ["   ", "nobody"],
  ["n/a", "nobody"],
];

const UNKNOWN = [
  "Codex + Albert",
  "Codex and Claude",
  "Codex | Claude | User",
  "Codex, Claude",
  "Claude -> Codex",
  "Codex/Claude",
  "Codex - Claude",
  "operator-selected agent",
  "Jane - founder",
  "cluade",
  "Codex Albert",
  "<agent>",
  "{{owner}}",
  "?",
  "🤷",
  "not codex",
  "Jane (none)",
  "None or Codex",
  `Codex ${"x".repeat(300)}`,
];

describe("parseOwner", () => {
  test.each(READINGS)("reads %j as %s", (text, id) => {
    const owner = parseOwner(text);
    expect(owner.kind).not.toBe("unknown");
    expect(ownerId(owner)).toBe(id);
  });

  test.each(UNKNOWN)("keeps %j as unknown", (text) => {
    expect(parseOwner(text)).toEqual({ kind: "unknown", text });
  });

  test("knows configured agents, before the built-in reading of their name", () => {
    expect(parseOwner("My Bot", ["my-bot"])).toEqual({ kind: "agent", name: "my-bot" });
    expect(parseOwner("codex2", ["Codex2"])).toEqual({ kind: "agent", name: "codex2" });
    expect(parseOwner("my bot").kind).toBe("unknown");
  });

  test("never throws, and reads back what describeOwner writes", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom(...READINGS.map(([text]) => text))), (text) => {
        const owner = parseOwner(text);
        return sameOwner(parseOwner(describeOwner(owner)), owner);
      }),
      { numRuns: 3000 },
    );
  });
});

describe("describeOwner", () => {
  test.each([
    ["codex", "Codex"],
    ["opencode", "OpenCode"],
    ["user", "User"],
    ["nobody", "Nobody"],
  ])("writes %s as %s", (id, title) => {
    expect(describeOwner(parseOwner(id))).toBe(title);
  });

  test("capitalises a configured name", () => {
    expect(describeOwner({ kind: "agent", name: "my-bot" })).toBe("My-bot");
  });
});
