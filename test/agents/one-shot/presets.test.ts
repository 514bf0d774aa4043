import { describe, expect, test } from "vitest";
import { addPresetNote, AGENT_PRESETS, PRESETS } from "../../../src/agents/one-shot/presets.ts";

describe("a preset", () => {
  test("is interactive only for a lead", () => {
    expect(AGENT_PRESETS.filter((preset) => PRESETS[preset].interactive)).toEqual(["lead"]);
  });

  test.each(AGENT_PRESETS)("%s puts a note of its own behind the task, and leaves the task as it is", (preset) => {
    expect(addPresetNote("/review it\n\n", preset)).toBe(`/review it\n\n${PRESETS[preset].note}\n`);
    expect(AGENT_PRESETS.filter((other) => PRESETS[other].note === PRESETS[preset].note)).toEqual([preset]);
  });

  test.each(AGENT_PRESETS)("%s says nothing that a verification could look for", (preset) => {
    expect(PRESETS[preset].note).not.toMatch(/DONE|COMPLETE|DECISION|\/exit|[A-Z]{3}/);
  });

  test("is told only where the agent has one", () => {
    expect(addPresetNote(" as it is \n", undefined)).toBe(" as it is \n");
  });
});
