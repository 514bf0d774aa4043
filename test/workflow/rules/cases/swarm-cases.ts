import { command, type Piece, type RuleCases, step, task } from "./rule-cases.ts";

const parts = (count: number): readonly Piece[] => Array.from({ length: count }, (_, place) => step(`part-${place}`, "Build it."));
const line = (count: number): readonly Piece[] =>
  Array.from({ length: count }, (_, place) => step(`part-${place}`, "Build it.", place === 0 ? {} : { dependsOn: [`part-${place - 1}`] }));
const worker = (name: string): Piece => ({ name, cli: "codex", preset: "worker" });
const boss = { name: "boss", cli: "claude", preset: "lead" };
const swarm = (pattern: string, agents: readonly Piece[]): Piece => ({ swarm: { pattern }, agents, ...task("Build it.", { agent: agents[0]?.["name"] }) });

/** Cases of the rules that look at the swarm and its bounds. */
export const SWARM_CASES: readonly RuleCases[] = [
  {
    rule: "setting-served",
    wrong: [
      { swarm: { pattern: "consensus" }, ...task("Build it.") },
      { agents: [{ name: "dev", cli: "codex", preset: "worker", role: "critic" }], ...task("Build it.") },
      { swarm: { idleNudge: {} }, ...task("Build it.") },
      { swarm: { completionGracePeriodMs: 0 }, ...task("Build it.") },
      { state: { backend: "memory" }, ...task("Build it.") },
      { coordination: { consensusStrategy: "majority", votingThreshold: 0.5 }, ...task("Build it.") },
      { errorHandling: { notifyChannel: "alerts" }, ...task("Build it.") },
      { trajectories: true, ...task("Build it.") },
      { agents: [{ name: "dev", cli: "codex", interactive: true, channels: ["x"] }], ...task("Build it.") },
      { agents: [{ name: "dev", cli: "codex", constraints: { maxTokens: 5, idleThresholdSecs: 5 } }], ...task("Build it.") },
      task("Build it.", { maxIterations: 3 }),
      task("Build it.", { channel: "side" }),
      { agents: [worker("dev")], ...task("Build it.", { agent: "dev", verification: { type: "custom", diagnosticAgent: "dev", diagnosticTimeout: 5 } }) },
    ],
    right: [
      { swarm: { pattern: "pipeline", channel: "wf-x", tokenBudget: 1000 }, ...task("Build it.") },
      { trajectories: { enabled: false }, ...task("Build it.") },
      { trajectories: false, ...task("Build it.") },
      { coordination: { barriers: [] }, errorHandling: { strategy: "retry", maxRetries: 2, retryDelayMs: 5 }, ...task("Build it.") },
      { agents: [{ name: "dev", cli: "codex", interactive: false, constraints: { model: "o3", retries: 1 } }], ...task("Build it.") },
    ],
  },
  {
    rule: "timeout-present",
    wrong: [
      task("Build it."),
      { swarm: { pattern: "dag" }, ...task("Build it.") },
      { swarm: { timeoutMs: 0 }, ...task("Build it.") },
      { steps: [step("a", "Build.", { timeoutMs: 5000 }), step("b", "Build.")] },
    ],
    right: [
      { swarm: { timeoutMs: 3_600_000 }, ...task("Build it.") },
      { steps: [command("a", "npm test")] },
      task("Build it.", { timeoutMs: 600_000 }),
      task("Build it.", { timeout: 600_000 }),
      { agents: [{ name: "dev", cli: "codex", constraints: { timeoutMs: 600_000 } }], ...task("Build it.") },
    ],
  },
  {
    rule: "timeout-long-enough",
    wrong: [
      { swarm: { timeoutMs: 600_000 }, steps: line(4) },
      { swarm: { timeoutMs: 1_799_999 }, steps: parts(6) },
      { swarm: { timeoutMs: 30 }, steps: line(5) },
      { swarm: { timeoutMs: 60_000 }, steps: [...line(4), command("check", "npm test", { dependsOn: ["part-3"] })] },
    ],
    right: [
      { swarm: { timeoutMs: 1_800_000 }, steps: line(9) },
      { swarm: { timeoutMs: 600_000 }, steps: line(3) },
      { swarm: { timeoutMs: 600_000 }, steps: parts(5) },
      { steps: line(9) },
      { swarm: { timeoutMs: 600_000 }, steps: Array.from({ length: 9 }, (_, place) => command(`run-${place}`, "npm test")) },
    ],
  },
  {
    rule: "timeout-global",
    wrong: [
      { agents: [{ name: "dev", cli: "codex", constraints: { timeoutMs: 600_000 } }], ...task("Build it.") },
      task("Build it.", { timeoutMs: 300_000 }),
      task("Build it.", { timeout: 300_000 }),
      { agents: [{ name: "dev", cli: "codex", preset: "worker", constraints: { timeoutMs: 1 } }], ...task("Build it.") },
    ],
    right: [
      { swarm: { timeoutMs: 3_600_000 }, ...task("Build it.") },
      { steps: [command("a", "npm test", { timeoutMs: 60_000 })] },
      { steps: [step("review", "Review it.", { timeoutMs: 300_000 })] },
      { steps: [step("self-review", "Look at it again.", { timeout: 300_000 })] },
      { agents: [{ name: "dev", cli: "codex", preset: "reviewer", constraints: { timeoutMs: 300_000 } }], ...task("Look at it.") },
      task("Build it.", { verification: { type: "custom", value: "npm test", timeoutMs: 60_000 } }),
    ],
  },
  {
    rule: "concurrency-bounded",
    wrong: [
      { swarm: { maxConcurrency: 16 }, steps: parts(16) },
      { swarm: { maxConcurrency: 7 }, steps: parts(7) },
      { swarm: { maxConcurrency: 8 }, steps: [...parts(10), command("check", "npm test")] },
      { swarm: { maxConcurrency: 100 }, steps: parts(40) },
    ],
    right: [
      { swarm: { maxConcurrency: 6 }, steps: parts(16) },
      { swarm: { maxConcurrency: 16 }, steps: parts(6) },
      { swarm: { maxConcurrency: 16 }, steps: line(12) },
      { swarm: { maxConcurrency: 16 }, steps: Array.from({ length: 12 }, (_, place) => command(`run-${place}`, "npm test")) },
      { steps: parts(16) },
    ],
  },
  {
    rule: "channel-own",
    wrong: [
      { swarm: { channel: "general" }, ...task("Build it.") },
      { swarm: { channel: "#general" }, ...task("Build it.") },
      { agents: [{ name: "dev", cli: "codex", channels: ["wf-shop", "General"] }], ...task("Build it.") },
      task("Build it.", { channel: "general" }),
    ],
    right: [
      { swarm: { channel: "wf-general" }, ...task("Build it.") },
      { swarm: { channel: "general-shop" }, ...task("Build it.") },
      task("Build the channel general."),
      { errorHandling: { notifyChannel: "general" }, ...task("Build it.") },
    ],
  },
  {
    rule: "supervisor-has-workers",
    wrong: [
      swarm("supervisor", [boss]),
      swarm("supervisor", [worker("dev")]),
      swarm("supervisor", [{ name: "dev", cli: "claude" }]),
      { swarm: { pattern: "supervisor" }, agents: [{ name: "dev", cli: "claude", task: "Build it." }] },
    ],
    right: [
      swarm("supervisor", [boss, worker("dev")]),
      swarm("dag", [boss]),
      swarm("hub-spoke", [boss]),
      { agents: [{ name: "supervisor", cli: "claude", role: "supervisor" }], ...task("Build it.", { agent: "supervisor" }) },
      { swarm: { pattern: "supervisor" }, steps: [command("a", "npm test")], agents: [] },
    ],
  },
  {
    rule: "pattern-hub-needed",
    wrong: [
      swarm("fan-out", [worker("a"), worker("b")]),
      swarm("hub-spoke", [worker("a"), worker("b"), worker("c")]),
      swarm("supervisor", [worker("a"), { name: "b", cli: "codex", interactive: false }]),
      swarm("fan-out", [
        { name: "a", cli: "claude" },
        { name: "b", cli: "codex" },
      ]),
    ],
    right: [
      swarm("fan-out", [boss, worker("a"), worker("b")]),
      swarm("dag", [worker("a"), worker("b")]),
      swarm("supervisor", [{ name: "a", cli: "claude" }, worker("b")]),
      swarm("hub-spoke", [{ name: "a", cli: "claude", role: "Coordinator of the others" }, worker("b")]),
      swarm("fan-out", [worker("a")]),
      { agents: [worker("a"), worker("b")], ...task("Build it.", { agent: "a" }) },
    ],
  },
  {
    rule: "pattern-supervises",
    wrong: [
      swarm("pipeline", [{ name: "supervisor", cli: "claude" }, worker("a")]),
      swarm("pipeline", [worker("a"), { name: "x", cli: "claude", role: "Supervises the workers" }]),
      swarm("pipeline", [worker("a"), { name: "x", cli: "claude", role: "Monitors the agents" }]),
      swarm("pipeline", [worker("a"), { name: "work-overseer", cli: "claude" }]),
      swarm("pipeline", [worker("a"), { name: "x", cli: "claude", role: "Oversees progress" }]),
    ],
    right: [
      swarm("supervisor", [{ name: "supervisor", cli: "claude" }, worker("a")]),
      swarm("pipeline", [{ name: "x", cli: "claude", role: "Monitoring engineer" }, worker("a")]),
      swarm("pipeline", [{ name: "x", cli: "claude", role: "Builds the monitor for the database" }, worker("a")]),
      swarm("pipeline", [boss, worker("a")]),
      swarm("hub-spoke", [{ name: "x", cli: "claude", role: "Supervisor" }, worker("a")]),
    ],
  },
  {
    rule: "workflow-small",
    wrong: [
      { steps: parts(31) },
      { steps: line(40) },
      { steps: [...parts(31), command("a", "npm test")] },
      { swarm: { pattern: "pipeline" }, steps: line(100) },
    ],
    right: [
      { steps: parts(30) },
      { steps: [...parts(3), ...Array.from({ length: 40 }, (_, place) => command(`run-${place}`, "npm test"))] },
      task("Build it."),
      {
        workflows: [
          { name: "a", steps: parts(20) },
          { name: "b", steps: parts(20) },
        ],
        agents: [worker("dev")],
      },
    ],
  },
  {
    rule: "agent-preset-set",
    wrong: [
      { agents: [boss, { name: "worker", cli: "codex" }], ...task("Build it.", { agent: "worker" }) },
      {
        agents: [
          { name: "lead", cli: "claude" },
          { name: "impl", cli: "codex", role: "Implementer" },
        ],
        ...task("Build it.", { agent: "impl" }),
      },
      {
        agents: [
          { name: "x", cli: "claude", role: "Coordinates work" },
          { name: "worker-2", cli: "codex" },
        ],
        ...task("Build it.", { agent: "worker-2" }),
      },
      { agents: [boss, { name: "x", cli: "codex", role: "A worker for the database" }], ...task("Build it.", { agent: "x" }) },
    ],
    right: [
      { agents: [boss, worker("worker")], ...task("Build it.", { agent: "worker" }) },
      { agents: [boss, { name: "worker", cli: "codex", interactive: false }], ...task("Build it.", { agent: "worker" }) },
      { agents: [{ name: "worker", cli: "codex" }], ...task("Build it.", { agent: "worker" }) },
      { agents: [boss, { name: "worker", cli: "codex" }], ...task("Join #my-track. The lead will post your assignment.", { agent: "worker" }) },
      { agents: [boss, { name: "worker", cli: "codex", channels: ["track"] }], ...task("Build it.", { agent: "worker" }) },
      { agents: [boss, { name: "frontend", cli: "codex", role: "Frontend engineer" }], ...task("Build it.", { agent: "frontend" }) },
    ],
  },
  {
    rule: "agent-channels-few",
    wrong: [
      ["a", "b", "c", "d"],
      ["a", "b", "c", "d", "e", "f"],
      ["#a", "#b", "#c", "#d"],
      ["pr-1", "pr-2", "pr-3", "pr-4"],
    ].map((channels) => ({ agents: [{ name: "dev", cli: "claude", channels }], ...task("Build it.") })),
    right: [[], ["a"], ["a", "b", "c"], ["a", "a", "a", "a"]].map((channels) => ({ agents: [{ name: "dev", cli: "claude", channels }], ...task("Build it.") })),
  },
];
