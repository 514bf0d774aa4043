import type * as Fs from "node:fs";
import { afterEach, expect, test, vi } from "vitest";
import { readFully } from "../../src/cli/read-fully.ts";

type Step = string | { readonly code: string };
let steps: Step[] = [];

vi.mock("node:fs", async (load) => ({
  ...(await load<typeof Fs>()),
  readSync: (_: number, part: Buffer): number => {
    const step = steps.shift() ?? "";
    if (typeof step !== "string") throw Object.assign(new Error(step.code), step);
    return part.write(step);
  },
}));

afterEach(() => (steps = []));

test.each<[string, readonly Step[]]>([
  ["parts", ["# A hand", "off\n"]],
  ["a pipe that has nothing yet", [{ code: "EAGAIN" }, "# A hand", { code: "EAGAIN" }, { code: "EAGAIN" }, "off\n"]],
  ["a console of Windows that ends", ["# A handoff\n", { code: "EOF" }]],
])("%s are read to the end", (_, given) => {
  steps = [...given];
  expect(Buffer.from(readFully()).toString()).toBe("# A handoff\n");
  expect(steps).toEqual([]);
});

test("what cannot be read is thrown as the system says it", () => {
  steps = [{ code: "EISDIR" }];
  expect(readFully).toThrow("EISDIR");
});
