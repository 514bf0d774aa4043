import { describe, expect, test } from "vitest";
import type { AgentCli } from "../../../src/agents/one-shot/agent-clis.ts";
import { describeInvocation } from "../../../src/agents/one-shot/describe-invocation.ts";
import { ONE_SHOTS } from "../../../src/agents/one-shot/one-shots.ts";

describe("the command line that a dry run shows", () => {
  test.each<[AgentCli, string, string]>([
    ["claude", "é", "DISABLE_AUTOUPDATER=1 claude -p --output-format stream-json --verbose --model 'my model' # task of 2 bytes on standard input"],
    ["droid", "it's", "droid exec -o json -m 'my model' 'it'\\''s' < /dev/null"],
    ["droid", "x".repeat(100_001), "droid exec -o json -m 'my model' -f /run/task.md # task of 100001 bytes in /run/task.md"],
    ["codex", "x", "codex exec --skip-git-repo-check --json -m 'my model' - # task of 1 byte on standard input"],
  ])("of %s is quoted for sh and says where the task goes", (cli, task, expected) => {
    expect(describeInvocation(ONE_SHOTS[cli].write(task, { model: "my model", taskFile: "/run/task.md" }))).toBe(expected);
  });
});
