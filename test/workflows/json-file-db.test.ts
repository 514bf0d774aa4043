import { appendFileSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { JsonFileWorkflowDb, workflow } from "../../src/workflows-library.ts";
import { tempFolder } from "../workspace/support/temp-folder.ts";

test("a store in a file tells another process of runs and steps, even where its last line was cut short", async () => {
  const cwd = tempFolder({ "a.txt": "" });
  const path = join(cwd, "state", "runs.jsonl");
  const made = workflow("kept").step("a", { type: "deterministic", command: "echo hi" });
  const result = await made.run({ cwd, logLevel: false, db: new JsonFileWorkflowDb(path) });
  appendFileSync(path, '{"kind":"run","row":{"id":"half');
  const other = new JsonFileWorkflowDb(path);
  expect(await other.getRun(result.id)).toMatchObject({ workflowName: "kept", status: "completed" });
  expect(await other.getStepsByRunId(result.id)).toMatchObject([{ stepName: "a", status: "completed", output: "hi\n" }]);
  expect(readFileSync(path, "utf8").split("\n").length).toBeGreaterThan(3);
  expect(await new JsonFileWorkflowDb(join(cwd, "none.jsonl")).getRun("x")).toBeNull();
});
