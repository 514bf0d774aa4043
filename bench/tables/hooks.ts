import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { measureCpu, type Program } from "../harness/cpu-time.ts";
import { makeHandoff } from "../harness/make-handoff.ts";
import { builtCommand } from "../harness/paths.ts";
import { ratioRow } from "../harness/ratio-row.ts";
import { readSizes } from "../harness/sizes.ts";
import type { Bench, BenchRow } from "../harness/table.ts";

const HANDOFF_BYTES = 20_000;
const LIMIT = 1.15;

/** What Claude Code writes to its hooks, by what the row is called. */
const EVENTS: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  "session start": { hook_event_name: "SessionStart", source: "startup" },
  "a prompt that is no trigger": { hook_event_name: "UserPromptSubmit", prompt: "Mend the hand-off of baggage, please" },
  "the prompt `HANDOFF`": { hook_event_name: "UserPromptSubmit", prompt: "HANDOFF" },
  "before an edit": { hook_event_name: "PreToolUse", tool_name: "Write", tool_input: { file_path: "src/index.ts", content: "1" } },
  "before a command": { hook_event_name: "PreToolUse", tool_name: "Bash", tool_input: { command: "npm test -- src && git status" } },
  "after an edit": { hook_event_name: "PostToolUse", tool_name: "Write", tool_input: { file_path: "src/index.ts", content: "1" }, tool_response: {} },
  stop: { hook_event_name: "Stop", stop_hook_active: false },
};

/** What each event of a host costs over Node itself, in a project of its own without git. */
export const hooks: Bench = {
  name: "hooks",
  run() {
    const folder = mkdtempSync(join(tmpdir(), "bench-hooks-"));
    try {
      return {
        name: "hooks",
        title: "Hooks",
        method: `CPU time of \`agent-relay hook claude\` as a whole process over \`node -e 0\`, in turns, medians; the handoff has ${String(HANDOFF_BYTES / 1000)} KB and belongs to Codex, there is no git.`,
        rows: rows(folder),
      };
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
};

function rows(folder: string): readonly BenchRow[] {
  const project = join(folder, "project");
  mkdirSync(project);
  writeFileSync(join(project, "AGENT-HANDOFF.md"), makeHandoff(1, HANDOFF_BYTES));
  const programs = Object.entries(EVENTS).map(([name, event], at): Program => {
    const stdin = join(folder, `${String(at)}.json`);
    writeFileSync(stdin, JSON.stringify({ session_id: "bench", cwd: project, ...event }));
    return { name, argv: ["node", builtCommand(), "hook", "claude"], cwd: project, stdin };
  });
  const [base, ...ours] = measureCpu([{ name: "bare Node", argv: ["node", "-e", "0"], cwd: project }, ...programs], readSizes());
  return base === undefined ? [] : ours.map((sample) => ratioRow({ what: sample.name, ours: sample, base, limit: LIMIT }));
}
