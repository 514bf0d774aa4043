import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { HOOK_COVERAGE } from "../../src/agents/hook-coverage.ts";
import { HOOK_EVENTS, HOOK_HOSTS } from "../../src/agents/hook-dialect.ts";
import { HOOK_DIALECTS } from "../../src/agents/hook-dialects.ts";
import { createSampleInput } from "../../src/agents/sample-input.ts";
import { schemaProblems } from "./support/schema-problems.ts";

const SCENE = { cwd: "/work/app", session: "sample-1" };
const EVERY = HOOK_HOSTS.flatMap((host) => HOOK_EVENTS.map((event) => ({ host, event })));

describe("samples", () => {
  test.each(EVERY)("of $host for $event are read as that event, or there is none", ({ host, event }) => {
    const sample = createSampleInput(host, event, SCENE);
    if (HOOK_DIALECTS[host].events[event] === undefined) expect(sample).toBeUndefined();
    else expect(HOOK_DIALECTS[host].readInput(sample)).toMatchObject({ host, event, cwd: SCENE.cwd, session: SCENE.session });
  });

  test.each(HOOK_EVENTS)("of Codex for %s are what its schema says", (event) => {
    const name = (HOOK_DIALECTS.codex.events[event] ?? "").replaceAll(/(?<=[a-z])(?=[A-Z])/g, "-").toLowerCase();
    const path = `test/agents/fixtures/codex-schemas/${name}.command.input.json`;
    expect(existsSync(path)).toBe(true);
    expect(schemaProblems(JSON.parse(readFileSync(path, "utf8")), createSampleInput("codex", event, SCENE))).toEqual([]);
  });

  test.each(HOOK_HOSTS)("of %s ask for nothing: a harmless command, no trigger, a stop after a refused one", (host) => {
    const read = (event: (typeof HOOK_EVENTS)[number]): object => HOOK_DIALECTS[host].readInput(createSampleInput(host, event, SCENE)) ?? {};
    expect(read("before-tool")).toMatchObject({ tool: { kind: "shell", command: "true" } });
    expect(read("prompt")).toMatchObject({ prompt: expect.not.stringMatching(/handoff/i) as string });
    expect(read("stop")).toMatchObject({ stopActive: true });
  });
});

describe("the table of what hosts have", () => {
  test.each(EVERY)("says of $host and $event what the dialect says", ({ host, event }) => {
    const { how, name, note } = HOOK_COVERAGE[event][host];
    expect(name).toBe(HOOK_DIALECTS[host].events[event] ?? "");
    expect(how === "none").toBe(name === "");
    if (how === "closest") expect(note).toMatch(/\.$/);
  });
});
