import { command, type Piece, step } from "./rule-cases.ts";

/** An example of the README or the guide, rewritten, with all that the rules find in it. */
export interface PaperExample {
  readonly what: string;
  readonly piece: Piece;
  readonly found: readonly string[];
}

const agent = (name: string, cli: string, more: Piece = {}): Piece => ({ name, cli, ...more });
const exitCode = { verification: { type: "exit_code" } };

/** What both show as good. `found` holds only what the guide's own table asks for, `timeout-present` where an example leaves the time-out out, and `setting-served`. */
export const PAPER_EXAMPLES: readonly PaperExample[] = [
  {
    what: "README: quick start",
    piece: {
      swarm: { pattern: "dag" },
      agents: [
        agent("planner", "claude", { role: "Makes plans" }),
        agent("developer", "codex", { role: "Writes the code" }),
        agent("reviewer", "claude", { role: "Reviews" }),
      ],
      steps: [
        step("plan", "Make a plan for the login of users", { agent: "planner" }),
        step("implement", "Implement the plan", { agent: "developer", dependsOn: ["plan"] }),
        step("review", "Review the implementation", { agent: "reviewer", dependsOn: ["implement"] }),
      ],
    },
    found: ["timeout-present swarm"],
  },
  {
    what: "README: the format",
    piece: {
      swarm: { pattern: "dag", maxConcurrency: 3, timeoutMs: 3_600_000, channel: "my-channel" },
      agents: [
        agent("backend", "claude", { role: "Engineer of the backend", constraints: { model: "opus", timeoutMs: 600_000, retries: 2 } }),
        agent("tester", "codex", { role: "Engineer of tests", interactive: false }),
      ],
      steps: [
        step("build-api", "Build the endpoints for the users", {
          agent: "backend",
          verification: { type: "output_contains", value: "BUILD_COMPLETE" },
          retries: 1,
        }),
        step("write-tests", "Write tests of the integration for: {{steps.build-api.output}}", { agent: "tester", dependsOn: ["build-api"] }),
        step("run-tests", "Run the tests and report the results", {
          agent: "tester",
          dependsOn: ["write-tests"],
          verification: { type: "exit_code", value: "0" },
        }),
      ],
      errorHandling: { strategy: "retry", maxRetries: 2, retryDelayMs: 5000, notifyChannel: "my-channel" },
    },
    found: [
      "output-chained-clean workflows[0].steps[1].task",
      "setting-served errorHandling.notifyChannel",
      "timeout-global agents[0].constraints.timeoutMs",
      "token-not-alone workflows[0].steps[0].verification",
    ],
  },
  {
    what: "README: agents that run once",
    piece: {
      swarm: { pattern: "fan-out" },
      agents: [
        agent("lead", "claude", { role: "Coordinator" }),
        agent("worker-1", "codex", { interactive: false, role: "Analyst" }),
        agent("worker-2", "codex", { interactive: false, role: "Analyst" }),
      ],
      steps: [
        step("analyze-1", "Analyse the module A", { agent: "worker-1" }),
        step("analyze-2", "Analyse the module B", { agent: "worker-2" }),
        step("synthesize", "Put together: {{steps.analyze-1.output}} + {{steps.analyze-2.output}}", { agent: "lead", dependsOn: ["analyze-1", "analyze-2"] }),
      ],
    },
    found: ["timeout-present swarm"],
  },
  {
    what: "README: the builder",
    piece: {
      swarm: { pattern: "dag", maxConcurrency: 3, timeoutMs: 3_600_000, channel: "my-channel" },
      agents: [
        agent("backend", "claude", { role: "Engineer of the backend" }),
        agent("frontend", "codex", { role: "Engineer of the frontend", interactive: false }),
      ],
      steps: [
        step("api", "Build the REST API", { agent: "backend", verification: { type: "output_contains", value: "API_READY" } }),
        step("ui", "Build the pages", { agent: "frontend", dependsOn: ["api"] }),
      ],
    },
    found: ["token-not-alone workflows[0].steps[0].verification"],
  },
  {
    what: "README: a step with /exit",
    piece: {
      swarm: { timeoutMs: 3_600_000 },
      agents: [agent("backend", "claude")],
      steps: [step("build-api", "Build the endpoints.\nWhen finished, output /exit.\n", { agent: "backend" })],
    },
    found: ["task-exit-absent workflows[0].steps[0].task"],
  },
  {
    what: "guide: quick reference",
    piece: {
      swarm: { pattern: "dag", channel: "wf-my-workflow", maxConcurrency: 3, timeoutMs: 3_600_000 },
      agents: [
        agent("lead", "claude", { role: "Architect", constraints: { retries: 2 } }),
        agent("worker", "codex", { role: "Implementer", constraints: { retries: 2 } }),
      ],
      steps: [
        step("plan", "Analyse the code and make a plan.", { agent: "lead", retries: 2, verification: { type: "output_contains", value: "PLAN_COMPLETE" } }),
        step("implement", "Implement it by this plan:\n{{steps.plan.output}}", { agent: "worker", dependsOn: ["plan"], ...exitCode }),
      ],
    },
    found: ["agent-preset-set agents[1].name", "output-chained-clean workflows[0].steps[1].task", "token-not-alone workflows[0].steps[0].verification"],
  },
  {
    what: "guide: parallel fan-out",
    piece: {
      swarm: { pattern: "dag", timeoutMs: 3_600_000 },
      steps: [
        step("review", "Review the components.", { agent: "reviewer" }),
        step("fix-component-a", "Fix component A.", { agent: "impl-1", dependsOn: ["review"] }),
        step("fix-component-b", "Fix component B.", { agent: "impl-2", dependsOn: ["review"] }),
        step("verify-all", "Check both.", { agent: "reviewer", dependsOn: ["fix-component-a", "fix-component-b"] }),
      ],
    },
    found: [],
  },
  {
    what: "guide: one step a file",
    piece: {
      swarm: { pattern: "dag", timeoutMs: 3_600_000 },
      steps: [
        command("read-types", "cat src/types.ts", { captureOutput: true }),
        step("edit-types", "Edit src/types.ts. It holds now:\n{{steps.read-types.output}}\nAdd 'pending' to the union.\nOnly edit this one file.\n", {
          dependsOn: ["read-types"],
          ...exitCode,
        }),
        command("verify-types", "git diff --quiet src/types.ts && exit 1; echo OK", { dependsOn: ["edit-types"], failOnError: true }),
        command("read-service", "cat src/service.ts", { dependsOn: ["verify-types"] }),
        step("edit-service", "Edit src/service.ts. It holds now:\n{{steps.read-service.output}}\nAdd handlePending().\nOnly edit this one file.\n", {
          dependsOn: ["read-service"],
          ...exitCode,
        }),
        command("verify-service", "git diff --quiet src/service.ts && exit 1; echo OK", { dependsOn: ["edit-service"] }),
        command("commit", "git add src && git commit -m 'feat: pending'", { dependsOn: ["verify-service"] }),
      ],
    },
    found: [],
  },
  {
    what: "guide: files are checked before going on",
    piece: {
      swarm: { pattern: "dag", timeoutMs: 3_600_000 },
      steps: [
        step("impl-auth", "Create src/auth/credentials.ts. IMPORTANT: Write the file to disk. Do NOT output to stdout."),
        step("impl-storage", "Create src/storage/client.ts. IMPORTANT: Write the file to disk.", { agent: "other" }),
        command("verify-files", "test -f src/auth/credentials.ts && test -f src/storage/client.ts", { dependsOn: ["impl-auth", "impl-storage"] }),
      ],
    },
    found: [],
  },
  {
    what: "guide: lead and workers",
    piece: {
      swarm: { pattern: "dag", timeoutMs: 3_600_000, channel: "my-track" },
      agents: [agent("track-lead", "claude"), agent("track-worker-1", "codex"), agent("track-worker-2", "codex")],
      steps: [
        command("prior-step", "ls"),
        step("track-lead-coord", "Lead the track on #my-track. Workers: track-worker-1, track-worker-2.\nPost the assignments. Review worker output.", {
          agent: "track-lead",
          dependsOn: ["prior-step"],
        }),
        step("track-worker-1-impl", "Join #my-track. track-lead will post your assignment.\nImplement the file as it says.", {
          agent: "track-worker-1",
          dependsOn: ["prior-step"],
          ...exitCode,
        }),
        step("track-worker-2-impl", "Join #my-track. Wait for track-lead to post your assignment.", {
          agent: "track-worker-2",
          dependsOn: ["prior-step"],
          ...exitCode,
        }),
        command("next-step", "npm test", { dependsOn: ["track-lead-coord"] }),
      ],
    },
    found: [],
  },
  {
    what: "guide: no deadlock",
    piece: {
      swarm: { pattern: "dag", timeoutMs: 3_600_000 },
      agents: [agent("lead", "claude", { preset: "lead" })],
      steps: [
        command("context", "ls"),
        step("work-a", "Build part A and post WORKER_DONE.", { dependsOn: ["context"] }),
        step("coordinate", "Coordinate the workers and wait for WORKER_DONE from work-a.", { agent: "lead", dependsOn: ["context"] }),
        step("merge", "Merge it.", { agent: "lead", dependsOn: ["work-a", "coordinate"] }),
      ],
    },
    found: [],
  },
  {
    what: "guide: pipeline",
    piece: {
      swarm: { pattern: "pipeline", timeoutMs: 3_600_000 },
      steps: [
        step("analyze", "Look at the code.", { agent: "analyst" }),
        step("implement", "{{steps.analyze.output}}", { agent: "coder", dependsOn: ["analyze"] }),
        step("test", "{{steps.implement.output}}", { agent: "tester", dependsOn: ["implement"] }),
      ],
    },
    found: [],
  },
  {
    what: "guide: YAML",
    piece: {
      swarm: { pattern: "dag", channel: "wf-my-workflow" },
      agents: [agent("lead", "claude", { role: "Architect" }), agent("worker", "codex", { role: "Implementer" })],
      steps: [
        step("plan", "Make a plan of all details.", { agent: "lead" }),
        step("implement", "Implement: {{steps.plan.output}}", { agent: "worker", dependsOn: ["plan"], ...exitCode }),
      ],
    },
    found: ["agent-preset-set agents[1].name", "output-chained-clean workflows[0].steps[1].task", "timeout-present swarm"],
  },
];
