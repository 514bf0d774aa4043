import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { createGlanceStore } from "../../../hooks/glance/glance-store.ts";
import { takeGlance } from "../../../hooks/glance/take-glance.ts";
import { parseHandoff } from "../../../src/protocol/handoff/parse-handoff.ts";

const cache = mkdtempSync(join(tmpdir(), "glances-"));
afterAll(() => rmSync(cache, { recursive: true }));

const TEXT = "**Current Owner:** Codex\n**Status:** ready\n**Next Action:** Build T1\n\n## Files Off Limits\n- `infra/**`: the user's\n- `../other/x`\n";
const AGENTS = ["claude", "codex"];
const key = { file: "/shop/AGENT-HANDOFF.md", text: TEXT, agents: AGENTS };
const glance = takeGlance(parseHandoff(TEXT, { agents: AGENTS }));

function storeOf(build = "1"): ReturnType<typeof createGlanceStore> {
  return createGlanceStore({ env: { XDG_CACHE_HOME: cache }, platform: "linux", build });
}

test("takes owner, state, next action and what is off limits with its lines", () => {
  expect(glance).toMatchObject({
    adopted: true,
    owner: { kind: "agent", name: "codex" },
    status: "ready",
    nextAction: "Build T1",
    offLimits: [
      { pattern: "infra/**", note: "the user's", line: 6 },
      { pattern: "../other/x", line: 7 },
    ],
  });
});

test("gives back what was kept for the same text, to the letter", () => {
  storeOf().keep(key, glance);
  expect(storeOf().read(key)).toEqual(glance);
});

test("gives nothing for another text, file, build or other agents", () => {
  storeOf().keep(key, glance);
  expect(storeOf().read({ ...key, text: `${TEXT} ` })).toBeUndefined();
  expect(storeOf().read({ ...key, file: "/shop/HANDOFF.md" })).toBeUndefined();
  expect(storeOf().read({ ...key, agents: ["claude"] })).toBeUndefined();
  expect(storeOf("2").read(key)).toBeUndefined();
});

test("gives nothing where what was kept is damaged anywhere in its head", () => {
  storeOf().keep(key, glance);
  const [name = ""] = readdirSync(join(cache, "agent-relay/glances"));
  const file = join(cache, "agent-relay/glances", name);
  const whole = readFileSync(file, "utf8");
  for (let at = 0; at <= whole.indexOf("\n"); at += 1) {
    writeFileSync(file, whole.slice(0, at));
    expect(storeOf().read(key)).toBeUndefined();
  }
  for (const head of ["[]", "null", "{}", '[{"adopted":true}]', JSON.stringify([{ ...glance, owner: { kind: "king" } }, "1", key.file, "claude,codex"])]) {
    writeFileSync(file, `${head}\n${TEXT}`);
    expect(storeOf().read(key)).toBeUndefined();
  }
});

test("keeps nothing where the environment names no cache", () => {
  const store = createGlanceStore({ env: {}, platform: "linux", build: "1" });
  store.keep(key, glance);
  expect(store.read(key)).toBeUndefined();
});

test("gives back the glance at any text", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 200 }), (noise) => {
      const text = `${TEXT}${noise}\n${TEXT}`.replaceAll(/[\ud800-\udfff]/g, "");
      const taken = takeGlance(parseHandoff(text, { agents: AGENTS }));
      storeOf().keep({ ...key, text }, taken);
      expect(storeOf().read({ ...key, text })).toEqual(taken);
    }),
  );
});
