import { describe, expect, test } from "vitest";
import { quoteForSh } from "../../../src/agents/settings/quote-words.ts";
import type { AgentCli } from "../../../src/agents/one-shot/agent-clis.ts";
import { ONE_SHOTS } from "../../../src/agents/one-shot/one-shots.ts";
import type { Invocation, OneShotOptions } from "../../../src/agents/one-shot/one-shot.ts";

const LONG = "x".repeat(100_001);

function write(cli: AgentCli, task: string, options: Partial<OneShotOptions> = {}): Invocation {
  return ONE_SHOTS[cli].write(task, { taskFile: "/run/task.md", ...options });
}

/** The line as a person would type it, with standard input behind `<<<`. */
function line(invocation: Invocation): string {
  const { file, args, stdin } = invocation;
  return `${quoteForSh([file, ...args])}${stdin === "" ? "" : ` <<< ${quoteForSh([stdin])}`}`;
}

describe("the command line of a one-shot run", () => {
  test.each<[AgentCli, string]>([
    ["claude", "claude -p --output-format stream-json --verbose <<< 'Fix it'"],
    ["codex", "codex exec --skip-git-repo-check --json - <<< 'Fix it'"],
    ["gemini", "gemini -o stream-json <<< 'Fix it'"],
    ["opencode", "opencode run --format json <<< 'Fix it'"],
    ["aider", "aider --message 'Fix it' --yes-always --no-git"],
    ["goose", "goose run --text 'Fix it' --no-session"],
    ["droid", "droid exec -o json 'Fix it'"],
    ["cursor-agent", "cursor-agent -p --output-format json 'Fix it'"],
  ])("of %s says nothing that the workflow does not say", (cli, expected) => {
    expect(line(write(cli, "Fix it"))).toBe(expected);
  });

  test.each<[AgentCli, string, string]>([
    ["claude", "opus", "claude -p --output-format stream-json --verbose --model opus"],
    ["claude", "Sonnet", "claude -p --output-format stream-json --verbose --model sonnet"],
    ["claude", "anthropic/claude-opus-4-8", "claude -p --output-format stream-json --verbose --model claude-opus-4-8"],
    ["codex", "gpt-5.5", "codex exec --skip-git-repo-check --json -m gpt-5.5 -"],
    ["codex", "openai/gpt-5.5", "codex exec --skip-git-repo-check --json -m gpt-5.5 -"],
    ["gemini", "flash", "gemini -o stream-json -m flash"],
    ["gemini", "google/gemini-2.5-pro", "gemini -o stream-json -m gemini-2.5-pro"],
    ["opencode", "anthropic/claude-opus-4-8", "opencode run --format json -m anthropic/claude-opus-4-8"],
    ["aider", "sonnet", "aider --message=- --yes-always --no-git --model sonnet"],
    ["goose", "gpt-5.5", "goose run --text=- --no-session --model gpt-5.5"],
    ["droid", "claude-opus-4-5-20251101", "droid exec -o json -m claude-opus-4-5-20251101 -- -"],
    ["cursor-agent", "auto", "cursor-agent -p --output-format json --model auto -- -"],
  ])("of %s takes the model %s, and a task that begins with a dash", (cli, model, expected) => {
    const { file, args } = write(cli, "-", { model });
    expect(quoteForSh([file, ...args])).toBe(expected);
  });

  test.each<[AgentCli, OneShotOptions["access"], string]>([
    ["claude", "readwrite", "claude -p --output-format stream-json --verbose --permission-mode acceptEdits --add-dir /a --add-dir '/b c'"],
    ["codex", "readwrite", "codex exec --skip-git-repo-check --json -s workspace-write --add-dir /a --add-dir '/b c' -"],
    ["codex", "readonly", "codex exec --skip-git-repo-check --json -s read-only -"],
    ["gemini", undefined, "gemini -o stream-json --include-directories /a --include-directories '/b c'"],
    ["goose", undefined, "goose run --text x --no-session"],
  ])("of %s with the access %s names further folders where the CLI takes some", (cli, access, expected) => {
    const { file, args } = write(cli, "x", { access, additionalPaths: ["/a", "/b c"] });
    expect(quoteForSh([file, ...args])).toBe(expected);
  });

  test.each<[AgentCli, OneShotOptions["access"], string]>([
    ["claude", "readonly", "claude -p --output-format stream-json --verbose --disallowedTools Edit,Write,NotebookEdit,Bash,PowerShell"],
    ["claude", "readwrite", "claude -p --output-format stream-json --verbose --permission-mode acceptEdits"],
    ["claude", "restricted", "claude -p --output-format stream-json --verbose"],
    ["claude", "full", "claude -p --output-format stream-json --verbose --dangerously-skip-permissions"],
    ["codex", "readonly", "codex exec --skip-git-repo-check --json -s read-only -"],
    ["codex", "readwrite", "codex exec --skip-git-repo-check --json -s workspace-write -"],
    ["codex", "full", "codex exec --skip-git-repo-check --json -s danger-full-access -"],
    ["gemini", "readonly", "gemini -o stream-json --approval-mode default"],
    ["gemini", "readwrite", "gemini -o stream-json --approval-mode auto_edit"],
    ["gemini", "full", "gemini -o stream-json --approval-mode yolo"],
    ["opencode", "full", "opencode run --format json --auto"],
    ["aider", "readonly", "aider --message x --chat-mode ask --yes-always --no-git"],
    ["droid", "readwrite", "droid exec -o json --auto low x"],
    ["droid", "full", "droid exec -o json --skip-permissions-unsafe x"],
    ["cursor-agent", "readonly", "cursor-agent -p --output-format json --mode ask x"],
    ["cursor-agent", "readwrite", "cursor-agent -p --output-format json --force --sandbox enabled x"],
    ["cursor-agent", "full", "cursor-agent -p --output-format json --force x"],
  ])("of %s with the permissions %s", (cli, access, expected) => {
    const { file, args } = write(cli, "x", { access });
    expect(quoteForSh([file, ...args])).toBe(expected);
  });

  test.each<[AgentCli, OneShotOptions["access"], Record<string, string>]>([
    ["opencode", "readonly", { OPENCODE_PERMISSION: '{"edit":"deny","bash":"deny"}' }],
    ["opencode", "readwrite", { OPENCODE_PERMISSION: '{"edit":"allow"}' }],
    ["goose", "readonly", { GOOSE_MODE: "chat" }],
    ["goose", "full", { GOOSE_MODE: "auto" }],
  ])("of %s says the permissions %s in the environment", (cli, access, expected) => {
    expect(write(cli, "x", { access }).env).toMatchObject(expected);
  });

  test.each<[AgentCli, string]>([
    ["claude", "claude -p --output-format stream-json --verbose --permission-mode acceptEdits --resume ID"],
    ["codex", `codex exec resume --skip-git-repo-check --json -c 'sandbox_mode="workspace-write"' -- ID -`],
    ["gemini", "gemini -o stream-json --approval-mode auto_edit --resume ID"],
    ["opencode", "opencode run --format json -s ID"],
    ["aider", "aider --message x --yes-always --no-git --restore-chat-history"],
    ["goose", "goose run --text x --resume --session-id ID"],
    ["droid", "droid exec -o json --auto low -s ID x"],
    ["cursor-agent", "cursor-agent -p --output-format json --force --sandbox enabled --resume ID x"],
  ])("of %s goes on with a session", (cli, expected) => {
    const { file, args } = write(cli, "x", { access: "readwrite", resume: "ID" });
    expect(quoteForSh([file, ...args])).toBe(expected);
  });

  test.each<[AgentCli, string]>([
    ["claude", "claude -p"],
    ["codex", "codex exec --skip-git-repo-check -"],
    ["gemini", "gemini"],
    ["opencode", "opencode run"],
    ["droid", "droid exec x"],
    ["cursor-agent", "cursor-agent -p --output-format text x"],
  ])("of %s gives text to read where it is wanted", (cli, expected) => {
    const { file, args } = write(cli, "x", { output: "text" });
    expect(quoteForSh([file, ...args])).toBe(expected);
  });

  test.each<[AgentCli, string]>([
    ["aider", "aider --message-file /run/task.md --yes-always --no-git"],
    ["goose", "goose run --instructions /run/task.md --no-session"],
    ["droid", "droid exec -o json -f /run/task.md"],
  ])("of %s names the file of a long task", (cli, expected) => {
    const { file, args, stdin, taskFile } = write(cli, LONG);
    expect([quoteForSh([file, ...args]), stdin, taskFile]).toEqual([expected, "", { path: "/run/task.md", text: LONG }]);
  });

  test("of cursor-agent leaves a long task to standard input", () => {
    expect(write("cursor-agent", LONG)).toMatchObject({ args: ["-p", "--output-format", "json"], stdin: LONG });
  });

  test.each<[AgentCli, string]>([
    ["opencode", "opus"],
    ["opencode", "anthropic/"],
  ])("of %s refuses the model %s before anything runs", (cli, model) => {
    expect(ONE_SHOTS[cli].checkModel?.(model)).toBe(`Unexpected model \`${model}\`, expected \`provider/model\``);
    expect(ONE_SHOTS[cli].checkModel?.("openrouter/anthropic/claude-opus-4-8")).toBeUndefined();
  });
});
