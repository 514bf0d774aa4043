import { expect, test, vi } from "vitest";
import { createDefaultEventLogger, OpencodeModels, workflow, WorkflowRunner } from "../../src/workflows-library.ts";
import { tempFolder } from "../workspace/support/temp-folder.ts";

test("the logger that scripts ask for tells of a runner's events, and of failures alone where it is to be quiet", async () => {
  const runner = new WorkflowRunner({ cwd: tempFolder({ "a.txt": "" }) });
  const lines: string[] = [];
  const write = vi.spyOn(process.stderr, "write").mockImplementation((text) => lines.push(String(text)) > 0);
  try {
    runner.on(createDefaultEventLogger("normal"));
    runner.on(createDefaultEventLogger("quiet"));
    await runner.execute(workflow("told").step("a", { type: "deterministic", command: "true" }).toConfig());
  } finally {
    write.mockRestore();
  }
  const count = (words: string): number => lines.filter((line) => line.includes(words)).length;
  expect([count("a started"), count("a completed"), count("run ")]).toEqual([1, 1, 3]);
});

test("the names of OpenCode's models have their provider before them", () => {
  expect(Object.values(OpencodeModels).filter((name) => !/^[a-z]+\/\S+$/u.test(name))).toEqual([]);
});
