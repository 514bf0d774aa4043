import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { parseHandoff } from "../../src/protocol/handoff/parse-handoff.ts";
import type { Handoff } from "../../src/protocol/handoff/model.ts";
import { readPlanOfConfig } from "../../src/workflow/plan/read-plan.ts";
import type { WrittenWorkflow } from "../../src/workflow/written/written-workflow.ts";
import { handoffText } from "./handoffs.ts";
import { createRunPlace, type RunPlace } from "./run-place.ts";

const TASKS = `- [ ] **T1** Design the endpoint (owner: claude)
  Write \`design.md\`. Check: \`test -f design.md\`
- [ ] **T2** Implement the endpoint (owner: codex; after: T1)
  Follow the design.
- [ ] **T3** Choose the colour (owner: user; after: T2)
- [ ] **T4** Review the endpoint (owner: claude; after: T3)`;

const CONTEXT = "Odd\u{a0}bytes \t stay.  \nAnd | these | too.";

let place: RunPlace;
beforeEach(() => {
  place = createRunPlace(handoffText({ tasks: TASKS, context: CONTEXT, criteria: "- [ ] **A1** all is there. Check: `test -f token.txt`" }));
  place.agent("claude", { "# T1": "echo d > design.md; echo 'Designed it'", "# T4": "echo '- token.txt:1 too short'" });
  place.agent("codex", { "# T2": 'echo "$task" > told.txt; echo t > token.txt; echo Implemented' });
});
afterEach(() => place.remove());

function handoffNow(): Handoff {
  return parseHandoff(readFileSync(place.project.file, "utf8"));
}

/** Each task with what is said of its end. */
function tasksNow(): readonly string[] {
  return handoffNow().tasks.map(({ id, section, by = "", evidence }) =>
    `${id ?? ""} ${section} ${by} ${(evidence?.text ?? "").replace(/run \S+ /u, "run R ").replace(/in \d+ s/u, "in N s")}`.trim(),
  );
}

function logNow(): readonly string[] {
  return handoffNow().log?.entries.map(({ from, to, summary }) => `${from} > ${to}: ${summary.replace(/Run [\w.-]+/u, "Run R")}`) ?? [];
}

describe("a run of a handoff", () => {
  test("ticks tasks with evidence, logs each passing, writes the review and ends with the user", async () => {
    const { state } = await place.run();
    expect({ status: state.status, problems: place.problems }).toEqual({ status: "completed", problems: [] });
    expect(tasksNow()).toEqual([
      "T1 completed claude `test -f design.md` 0, run R step T1 in N s",
      "T2 completed codex unverified: run R step T2 in N s ended well and nothing checks it",
      "T3 completed user the user said yes, run R step T3 in N s",
      "T4 completed claude unverified: run R step T4 in N s ended well and nothing checks it",
    ]);
    expect(logNow()).toEqual([
      "Claude > Claude: Run R: T1 Design the endpoint",
      "Claude > Codex: Run R: T2 Implement the endpoint",
      "Codex > User: Run R: T3 Choose the colour",
      "User > Claude: Run R: T4 Review the endpoint",
      "Claude > User: Run R completed",
    ]);
    const { owner, status, nextAction } = handoffNow();
    expect([owner?.value.kind, status?.value, nextAction?.value]).toEqual(["user", "review", "Read CLAUDE_REVIEW.md, then approve or reopen tasks"]);
    expect(place.read("shop/CLAUDE_REVIEW.md")).toContain("- token.txt:1 too short\n");
    expect(place.read("AGENT-HANDOFF.md")).toContain("| shop | shop | User |");
  });

  test("makes each agent the owner while it works, tells it what came before, and leaves its hooks as guards", async () => {
    await place.run();
    expect(place.read("seen.txt")).toBe("claude | Current Owner | Claude |\ncodex | Current Owner | Codex |\nclaude | Current Owner | Claude |\n");
    expect(place.read("shop/told.txt")).toContain("Designed it");
    expect(new Set(place.read("hooks.txt").split("\n"))).toEqual(new Set(["hooks guard", ""]));
    expect(place.read("asked.txt")).toBe("T3 Choose the colour\n\nIs this done, and may the run go on?\n");
  });

  test("leaves every other byte of the handoff as it was, and what a person writes meanwhile", async () => {
    place.agent("codex", { "# T2": "sed -i 's/^And /A person wrote. And /' AGENT-HANDOFF.md; echo t > token.txt; echo ok" });
    await place.run();
    expect(readFileSync(place.project.file, "utf8")).toContain(`## Context\n\n${CONTEXT.replace("And ", "A person wrote. And ")}\n\n## Files in Scope\n`);
    expect(tasksNow().filter((line) => line.includes(" completed "))).toHaveLength(4);
  });

  test("is written the same where it is written again", async () => {
    const { state, plan } = await place.run();
    const before = [place.read("shop/AGENT-HANDOFF.md"), place.read("shop/CLAUDE_REVIEW.md"), place.read("AGENT-HANDOFF.md")];
    place.writeBack(plan).finish(state);
    expect([place.read("shop/AGENT-HANDOFF.md"), place.read("shop/CLAUDE_REVIEW.md"), place.read("AGENT-HANDOFF.md")]).toEqual(before);
  });

  test("is caught up with at its end where nothing was written meanwhile", async () => {
    await place.run({ quiet: true });
    expect(tasksNow().map((line) => line.split(" ").slice(0, 3).join(" "))).toEqual([
      "T1 completed claude",
      "T2 completed codex",
      "T3 completed user",
      "T4 completed claude",
    ]);
    expect(place.read("shop/CLAUDE_REVIEW.md")).toContain("token.txt:1");
    expect(handoffNow().owner?.value.kind).toBe("user");
  });
});

describe("a run that fails", () => {
  test("is a blocker and the user's, and nothing is ticked that was not done; a resume clears it", async () => {
    place.agent("codex", { "# T2": "echo broken >&2; exit 3" });
    const first = await place.run();
    expect(first.state.status).toBe("failed");
    const failed = handoffNow();
    expect([failed.owner?.value.kind, failed.status?.value]).toEqual(["user", "blocked"]);
    expect(failed.blockers.map(({ text }) => text)).toEqual([expect.stringMatching(/^Run \S+ failed: step T2, /u)]);
    expect(failed.nextAction?.value).toContain(`agent-relay run --resume ${first.state.runId}`);
    expect(tasksNow().map((line) => line.slice(0, 12))).toEqual(["T2 pending", "T3 pending", "T4 pending", "T1 completed"]);
    place.agent("codex", { "# T2": "echo t > token.txt; echo Implemented" });
    const second = await place.run({ resume: { id: first.state.runId, ...first } });
    expect(second.state.status).toBe("completed");
    expect(handoffNow().blockers).toEqual([]);
    expect(tasksNow().every((line) => line.includes(" completed "))).toBe(true);
    expect(place.read("seen.txt").match(/claude/gu)).toHaveLength(2);
    expect(logNow().at(-1)).toBe("Claude > User: Run R completed");
  });

  test("says so where the user says no", async () => {
    await place.run({ approve: false });
    expect(handoffNow().blockers[0]?.text).toContain("step T3");
    expect(tasksNow()).toContain("T3 pending");
  });

  test("fails where a criterion of the project does not hold at its end, with its tasks ticked", async () => {
    place.agent("codex", { "# T2": "echo forgot" });
    const { state } = await place.run();
    expect(state.steps.get("acceptance")?.status).toBe("failed");
    expect(handoffNow().status?.value).toBe("blocked");
  });
});

describe("a handoff that cannot be written", () => {
  test("does not end the run: trouble is told", async () => {
    place.agent("claude", {
      "# T1": "echo d > design.md; { echo '<<<<<<< a'; echo b; echo '======='; echo c; echo '>>>>>>> d'; } >> AGENT-HANDOFF.md; echo ok",
      "# T4": "echo None",
    });
    const { state } = await place.run();
    expect(state.status).toBe("completed");
    expect(place.problems[0]).toMatch(/^Cannot move the project: conflict markers at line \d+/u);
  });

  test("is not made anew where it is gone", async () => {
    place.agent("claude", { "# T1": "echo d > design.md; mv AGENT-HANDOFF.md away.md; echo ok", "# T4": "echo None" });
    await place.run();
    expect(place.problems[0]).toBe("Cannot write back to `shop`: its handoff file is gone; restore it from git");
  });

  test("that lost a task leaves the others to be ticked", async () => {
    place.agent("claude", { "# T1": "echo d > design.md; sed -i '/^- . . ..T2/,+1d' AGENT-HANDOFF.md; echo ok", "# T4": "echo None" });
    await place.run();
    expect(tasksNow().map((line) => line.slice(0, 12))).toEqual(["T1 completed", "T3 completed", "T4 completed"]);
    expect(place.problems).toEqual([]);
  });
});

describe("a run whose runner is killed", () => {
  test("leaves, resumed, the handoff of one that was not, with nothing done twice", async () => {
    place.agent("codex", { "# T2": "if [ ! -f first ]; then touch first; kill -9 $PPID; exit 1; fi; echo t > token.txt; echo Implemented" });
    const planned = place.plan();
    const tsx = createRequire(import.meta.url).resolve("tsx");
    const child = spawnSync(process.execPath, ["--import", pathToFileURL(tsx).href, join(import.meta.dirname, "run-child.ts"), place.root]);
    expect(child.signal).toBe("SIGKILL");
    expect(handoffNow().owner?.value).toEqual({ kind: "agent", name: "codex" });
    const [id = ""] = readdirSync(place.runsFolder);
    const { state } = await place.run({ resume: { id, ...planned } });
    expect({ status: state.status, problems: place.problems }).toEqual({ status: "completed", problems: [] });
    expect(tasksNow().map((line) => line.split(" ").slice(0, 3).join(" "))).toEqual([
      "T1 completed claude",
      "T2 completed codex",
      "T3 completed user",
      "T4 completed claude",
    ]);
    expect(logNow()).toEqual([
      "Claude > Claude: Run R: T1 Design the endpoint",
      "Claude > Codex: Run R: T2 Implement the endpoint",
      "Codex > User: Run R: T3 Choose the colour",
      "User > Claude: Run R: T4 Review the endpoint",
      "Claude > User: Run R completed",
    ]);
    expect(place.read("seen.txt").match(/claude/gu)).toHaveLength(2);
  });
});

describe("a workflow file that names a project", () => {
  test("ticks the tasks of its steps and leaves the others open", async () => {
    const { plan, findings } = readPlanOfConfig(FILE);
    if (plan === undefined) throw new Error(findings.map(({ message }) => message).join("\n"));
    const source = { kind: "config", text: JSON.stringify(FILE), variables: {} } as const;
    const { state } = await place.run({ planned: { plan, source } });
    expect({ status: state.status, problems: place.problems }).toEqual({ status: "completed", problems: [] });
    expect(tasksNow()).toEqual([
      "T2 pending",
      "T3 pending",
      "T1 completed claude unverified: run R step notes in N s ended well and nothing checks it",
      "T4 completed claude `true` 0, run R step check in N s",
    ]);
    expect(logNow().at(-1)).toBe("Claude > User: Run R completed");
  });
});

const FILE: WrittenWorkflow = {
  name: "release",
  project: "shop",
  agents: [{ name: "writer", cli: "claude", preset: "worker" }],
  workflows: [
    {
      name: "default",
      steps: [
        { name: "free", type: "deterministic", command: "true" },
        { name: "notes", agent: "writer", task: "# T1", tasks: ["T1"] },
        { name: "check", type: "deterministic", command: "true", dependsOn: ["notes"], tasks: ["T4"] },
      ],
    },
  ],
};

test("line ends of Windows stay", async () => {
  writeFileSync(place.project.file, readFileSync(place.project.file, "utf8").replaceAll("\n", "\r\n"));
  await place.run();
  const text = readFileSync(place.project.file, "utf8");
  expect(text.replaceAll("\r\n", "")).not.toContain("\n");
  expect(tasksNow().every((line) => line.includes(" completed "))).toBe(true);
});
