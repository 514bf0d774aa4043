import { expect, test } from "vitest";
import { parseAgentCli } from "../../../src/agents/one-shot/agent-clis.ts";
import { nearWord } from "../../../src/workflow/written/near-word.ts";
import { OTHER_CLI_WORDS } from "../../../src/workflow/written/words.ts";

test.each(OTHER_CLI_WORDS)("the word %s names a CLI", (word) => {
  expect(parseAgentCli(word)).toBeDefined();
});

test.each([
  ["taks", ["tasks", "task"], "task"],
  ["dependson", ["dependsOn"], "dependsOn"],
  ["biuld", ["rebuild", "build"], "build"],
  ["zebra", ["task", "tasks"], undefined],
])("by %s somebody means, of %j, %s", (query, words, meant) => {
  expect(nearWord(query, words)).toBe(meant);
});
