import { spawnSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { createRandom } from "../workspace/support/random.ts";
import { makeValue } from "../util/secrets/make-value.ts";
import { handoffText, makeWorkspace } from "../cli/workspace.ts";

const PROGRAM = resolve(import.meta.dirname, "../../dist/cli/agent-relay.cjs");
const random = createRandom(20_261_121);
const TOKEN = makeValue("github-token", random);
const PASSWORD = makeValue("password-18", random);
const KEY = makeValue("pem-rsa", random);
const LOGIN = makeValue("url-password", random);
const SECRETS = [TOKEN, PASSWORD, LOGIN, KEY.split("\n")[1] ?? ""];

/** Secrets wherever a person or an agent may have written one. */
function leakyHandoff(): string {
  return handoffText("shop", {
    owner: "Claude",
    status: `ready, token ${TOKEN}`,
    next: `Build T1 with GITHUB_TOKEN=${TOKEN} and DB_PASSWORD="${PASSWORD}"`,
    pending: [
      `- [ ] **T1** Connect to postgres://app:${LOGIN}@db.acme.dev/shop (owner: claude; check: \`curl -H "Authorization: Bearer ${TOKEN}" localhost\`)`,
      `- [ ] **T2** Rotate ${TOKEN} (owner: ${TOKEN}; after: ${TOKEN})`,
    ],
    completed: [`- [x] **T0** Log in (by claude; evidence: \`PASSWORD='${PASSWORD}' npm run login\` 0)`],
    log: [`2026-11-20T10:00:00Z | Claude | Codex | logged in with ${TOKEN}, password: ${PASSWORD}`],
  })
    .replace("## Acceptance Criteria\n", `## Acceptance Criteria\n\n- [ ] **A1** it answers. Check: \`test "${TOKEN}" = x\`\n`)
    .replace("## Files in Scope\n", `## Files in Scope\n\n- \`src/${TOKEN}/**\`\n`)
    .concat(`\n## Notes\n\n\`\`\`\n${KEY}\n\`\`\`\n`);
}

const DECISIONS = `# Decisions\n\n### D1: Use ${TOKEN}\n\n- **Status:** accepted\n- **Date:** 2026-11-19\n- **Decided By:** User\n\nThe password is ${PASSWORD}.\n`;

const COMMANDS: readonly string[] = [
  "handoff shop --as claude",
  "handoff shop --as codex",
  "handoff shop --as claude --json",
  "status",
  "status --json",
  "next",
  "next --json",
  "history shop",
  "history shop --json",
  "decide list --project shop",
  "decide list --project shop --json",
  "check",
  "check --format json",
  "check --format sarif",
  "check --format github",
  "check --format junit",
  "check --score",
  "check --fix-dry-run",
  "verify shop --list",
  "verify shop --list --json",
  "verify shop --yes",
  "verify shop --yes --json",
  "start T1 --project shop --as claude --dry-run",
  "done T1 --project shop --as claude --evidence TOKEN --dry-run",
  "block T1 --project shop --as claude --reason TOKEN --dry-run",
  "pass --project shop --as claude --to codex --summary TOKEN --next TOKEN --dry-run",
  "claim TOKEN --as claude",
  "diff TOKEN --project shop",
  "TOKEN",
  "new TOKEN --dry-run",
  "instructions",
  "config show",
  "sessions",
  "archive --project shop --dry-run",
];

describe("secrets in the files of a project", () => {
  let told = 0;

  test.each(COMMANDS)("stay out of what `%s` prints", (line) => {
    const root = leakyWorkspace();
    const { stdout, stderr } = run(
      root,
      line.split(" ").map((word) => (word === "TOKEN" ? TOKEN : word)),
    );
    expect(leaksOf(stdout + stderr)).toEqual([]);
    expect(stdout + stderr).not.toBe("");
    if (/json|sarif/u.test(line)) expect(() => JSON.parse(stdout)).not.toThrow();
    if (/\[redacted/u.test(stdout + stderr)) told += 1;
  });

  test("are printed by most of these commands, redacted", () => {
    expect(told).toBeGreaterThan(COMMANDS.length / 2);
  });
});

test("stay out of what tools of the Model Context Protocol answer", () => {
  const call = (id: number, name: string, input: object = {}): string =>
    JSON.stringify({ jsonrpc: "2.0", id, method: "tools/call", params: { name, arguments: input } });
  const hello = {
    jsonrpc: "2.0",
    id: 0,
    method: "initialize",
    params: { protocolVersion: "2025-03-26", capabilities: {}, clientInfo: { name: "test", version: "1" } },
  };
  const names = ["brief", "status", "next", "history", "check"];
  const input = [JSON.stringify(hello), ...names.map((name, at) => call(at + 1, name)), call(9, "claim", { project: TOKEN })]
    .map((line) => `${line}\n`)
    .join("");
  const { stdout } = run(leakyWorkspace(), ["mcp", "--as", "claude"], input);
  const answers = stdout
    .split("\n")
    .filter(Boolean)
    .map((line): unknown => JSON.parse(line));
  expect(answers).toHaveLength(names.length + 2);
  expect(leaksOf(stdout)).toEqual([]);
  expect(stdout).toContain("[redacted");
});

test("stay out of what hooks answer and record", () => {
  const root = leakyWorkspace();
  const event = { session_id: "11111111-1111-4111-8111-111111111111", transcript_path: "/nonexistent", cwd: join(root, "shop"), permission_mode: "default" };
  const command = `curl -H "Authorization: Bearer ${TOKEN}" https://api.acme.dev # password: ${PASSWORD}`;
  const events = [
    { hook_event_name: "SessionStart", source: "startup" },
    { hook_event_name: "UserPromptSubmit", prompt: "HANDOFF" },
    { hook_event_name: "PostToolUse", tool_name: "Bash", tool_input: { command }, tool_response: {} },
    { hook_event_name: "StopFailure", error: "authentication_failed", error_details: `Incorrect API key provided: ${TOKEN}` },
    { hook_event_name: "Stop", stop_hook_active: false },
    { hook_event_name: "SessionEnd", reason: "other" },
  ];
  const answers = events.map((more) => run(join(root, "shop"), ["hook", "claude"], JSON.stringify({ ...event, ...more })));
  const printed = answers.map(({ stdout, stderr }) => stdout + stderr).join("");
  expect(answers.map(({ status }) => status)).toEqual(events.map(() => 0));
  expect(leaksOf(printed)).toEqual([]);
  expect(printed).toContain("[redacted");
  for (const { stdout } of answers) if (stdout !== "") expect(() => JSON.parse(stdout)).not.toThrow();
  const records = recordsOf(join(root, "shop", ".agent-relay"));
  expect(records).toContain("curl -H");
  expect(leaksOf(records)).toEqual([]);
});

/** What is recorded of sessions. The copies of the handoff beside it, by which a hook sees what changed, are as private as the handoff. */
function recordsOf(state: string): string {
  const folder = join(state, "sessions");
  return readdirSync(folder)
    .map((name) => readFileSync(join(folder, name), "utf8"))
    .join("\n");
}

function leakyWorkspace(): string {
  return makeWorkspace({ shop: { owner: "Claude", files: { "AGENT-HANDOFF.md": leakyHandoff(), "DECISIONS.md": DECISIONS } } });
}

function leaksOf(text: string): readonly string[] {
  return SECRETS.filter((secret) => text.includes(secret)).map((secret) => text.slice(Math.max(0, text.indexOf(secret) - 60), text.indexOf(secret)));
}

function run(cwd: string, words: readonly string[], input = ""): { readonly stdout: string; readonly stderr: string; readonly status: number | null } {
  return spawnSync(process.execPath, [PROGRAM, ...words], { cwd, input, encoding: "utf8", env: { PATH: process.env["PATH"], HOME: "/nonexistent", CI: "1" } });
}
