import { describe, expect, test } from "vitest";
import { createGraph } from "../../../src/graph/create-graph.ts";
import { orderNodes } from "../../../src/graph/order-nodes.ts";
import { findHub } from "../../../src/workflow/patterns/find-hub.ts";
import { makeSteps } from "../../../src/workflow/patterns/make-steps.ts";
import { PATTERN_DEFINITIONS } from "../../../src/workflow/patterns/pattern-definitions.ts";
import type { PatternDefinition } from "../../../src/workflow/patterns/pattern-definition.ts";
import { PATTERNS, type Pattern } from "../../../src/workflow/written/words.ts";
import type { WrittenAgent } from "../../../src/workflow/written/written-workflow.ts";

const CAST: readonly (readonly [string, string])[] = [
  ["boss", "lead"],
  ["one", "mapper"],
  ["two", "reducer"],
  ["three", "attacker"],
  ["four", "defender"],
  ["five", "critic"],
  ["six", "verifier"],
  ["seven", "tier-2"],
  ["eight", "tier-1"],
  ["nine", "fallback"],
  ["ten", "primary"],
  ["eleven", "hive-mind"],
  ["twelve", "judge"],
  ["thirteen", "reviewer"],
];
const AGENTS: readonly WrittenAgent[] = CAST.map(([name, role]) => ({ name, cli: "claude", role, task: `Work of ${name}` }));
const NAMES = new Set(AGENTS.map(({ name }) => name));

const edgesOf = (definition: PatternDefinition, talkers: readonly WrittenAgent[] = AGENTS) => {
  const hub = findHub(definition, AGENTS);
  return definition.drawEdges({ talkers, order: talkers.map(({ name }) => name), stepEdges: [], ...(hub === undefined ? {} : { hub }) });
};

describe("every pattern", () => {
  test.each(PATTERNS)("%s keeps the contract", (name) => {
    const definition = PATTERN_DEFINITIONS[name];
    expect(definition.name).toBe(name);
    expect(definition.summary).toMatch(/^[a-z].{10,}[^.]$/u);
    for (const { words } of definition.roles) for (const word of words) expect(word).toMatch(/^[a-z][a-z-]*$/u);
    expect(definition.assignsOwner).toBe(definition.assignsOwner && definition.hub !== undefined);
    expect(definition.needsHub && definition.hub === undefined).toBe(false);
  });

  test.each(PATTERNS)("%s draws edges only among agents that take messages, none twice and none to itself", (name) => {
    const talkers = AGENTS.filter((_, at) => at % 2 === 0);
    const talking = new Set(talkers.map((agent) => agent.name));
    const edges = edgesOf(PATTERN_DEFINITIONS[name], talkers);
    expect(edges.filter(({ from, to }) => !talking.has(from) || !talking.has(to) || from === to)).toEqual([]);
    expect(new Set(edges.map(({ from, to }) => `${from} ${to}`)).size).toBe(edges.length);
  });

  test.each(PATTERNS)("%s takes no agents and one agent", (name) => {
    const definition = PATTERN_DEFINITIONS[name];
    expect(definition.drawEdges({ talkers: [], order: [], stepEdges: [] })).toEqual([]);
    expect(edgesOf(definition, AGENTS.slice(0, 1))).toEqual([]);
    expect(definition.makeSteps([])).toEqual([]);
    expect(definition.makeSteps(AGENTS.slice(0, 1))).toEqual([{ name: "boss", agent: "boss", task: "Work of boss" }]);
  });

  test.each(PATTERNS)("%s makes one step for each agent with a task, which can all run", (name) => {
    const steps = PATTERN_DEFINITIONS[name].makeSteps([...AGENTS, { name: "idle", cli: "codex" }]);
    expect(new Set(steps.map((step) => step.name))).toEqual(NAMES);
    const { graph, problems } = createGraph(steps);
    expect(problems).toEqual([]);
    expect(orderNodes(graph)).toHaveLength(steps.length);
    for (const { task = "", dependsOn = [] } of steps) for (const before of dependsOn) expect(task).toContain(`{{steps.${before}.output}}`);
  });
});

const stagesOf = (pattern: Pattern): Record<string, readonly string[]> => {
  const steps = makeSteps({ name: "w", swarm: { pattern }, agents: [...AGENTS] });
  return Object.fromEntries(steps.map(({ name, dependsOn = [] }) => [name, dependsOn]));
};

describe("steps made of agents", () => {
  test("a pipeline and a handoff are strictly in order", () => {
    for (const pattern of ["pipeline", "handoff"] as const) {
      const names = AGENTS.map(({ name }) => name);
      expect(Object.values(stagesOf(pattern))).toEqual(names.map((_, at) => (at === 0 ? [] : [names[at - 1]])));
    }
  });

  test("a fan-out runs all together", () => {
    expect(Object.values(stagesOf("fan-out")).flat()).toEqual([]);
  });

  test("mappers go before reducers, and the rest after those", () => {
    const stages = stagesOf("map-reduce");
    expect(stages["one"]).toEqual([]);
    expect(stages["two"]).toEqual(["one"]);
    expect(stages["boss"]).toEqual(["two"]);
  });

  test("a hub closes the run", () => {
    expect(stagesOf("hub-spoke")["boss"]).toEqual(AGENTS.map(({ name }) => name).filter((name) => name !== "boss"));
  });

  test("tiers go by their numbers, and a primary before its fallbacks", () => {
    expect(stagesOf("escalation")["seven"]).toEqual(["eight"]);
    expect(stagesOf("escalation")["eight"]).toEqual([]);
    expect(stagesOf("circuit-breaker")["ten"]).toEqual([]);
    expect(stagesOf("circuit-breaker")["nine"]).toEqual(["thirteen"]);
  });

  test("a task that asks for an output itself does not get it twice", () => {
    const agents: WrittenAgent[] = [
      { name: "a", cli: "claude", task: "One" },
      { name: "b", cli: "claude", task: "Two with {{steps.a.output}}" },
    ];
    expect(PATTERN_DEFINITIONS.pipeline.makeSteps(agents)[1]?.task).toBe("Two with {{steps.a.output}}");
  });

  test("too many agents make none, rather than steps that wait for all the others", () => {
    const agents: WrittenAgent[] = Array.from({ length: 1001 }, (_, at) => ({ name: `a${at}`, cli: "claude", task: "t" }));
    expect(makeSteps({ name: "w", agents })).toEqual([]);
    expect(makeSteps({ name: "w", agents: agents.slice(1) })).toHaveLength(1000);
  });

  test("a file without a pattern makes them by the roles of its agents", () => {
    const steps = makeSteps({
      name: "w",
      agents: [
        { name: "judge", cli: "claude", role: "critic", task: "Judge" },
        { name: "maker", cli: "codex", task: "Make" },
      ],
    });
    expect(steps.map(({ name, dependsOn }) => [name, dependsOn])).toEqual([
      ["maker", undefined],
      ["judge", ["maker"]],
    ]);
  });
});

describe("message edges", () => {
  const pairs = (name: Pattern): readonly string[] => edgesOf(PATTERN_DEFINITIONS[name]).map(({ from, to }) => `${from}>${to}`);

  test("spokes talk to the hub only", () => {
    for (const name of ["hub-spoke", "fan-out", "hierarchical", "scatter-gather"] as const) {
      expect(pairs(name).every((pair) => pair.startsWith("boss>") || pair.endsWith(">boss"))).toBe(true);
      expect(pairs(name)).toHaveLength(2 * (AGENTS.length - 1));
    }
  });

  test("in a mesh everybody talks to everybody", () => {
    for (const name of ["mesh", "consensus", "debate", "blackboard"] as const) expect(pairs(name)).toHaveLength(AGENTS.length * (AGENTS.length - 1));
  });

  test("a chain goes one way, tiers both", () => {
    expect(pairs("pipeline")).toHaveLength(AGENTS.length - 1);
    expect(pairs("escalation").slice(0, 2)).toEqual(["eight>seven", "seven>eight"]);
  });

  test("mappers write to reducers, producers to the critic and back", () => {
    expect(pairs("map-reduce")).toContain("one>two");
    expect(pairs("map-reduce")).not.toContain("two>one");
    expect(pairs("reflection")).toEqual(expect.arrayContaining(["one>five", "five>one"]));
    expect(pairs("red-team")).toEqual(expect.arrayContaining(["three>four", "four>three", "three>twelve"]));
  });
});

describe("the hub", () => {
  const agent = (name: string, more: Partial<WrittenAgent> = {}): WrittenAgent => ({ name, cli: "claude", ...more });
  const { supervisor, "fan-out": fanOut, dag } = PATTERN_DEFINITIONS;

  test("is found by its role, then by the preset, then by its name", () => {
    expect(findHub(supervisor, [agent("a"), agent("x", { preset: "lead" }), agent("y", { role: "supervisor" })])).toBe("y");
    expect(findHub(supervisor, [agent("supervisor"), agent("x", { preset: "lead" })])).toBe("x");
    expect(findHub(supervisor, [agent("a"), agent("my-supervisor")])).toBe("my-supervisor");
  });

  test("is the first agent that takes messages where a pattern cannot do without", () => {
    expect(findHub(supervisor, [agent("w", { preset: "worker" }), agent("s", { interactive: false }), agent("talks")])).toBe("talks");
    expect(findHub(supervisor, [agent("w", { preset: "worker" })])).toBe("w");
  });

  test("is nobody in a fan-out of workers alone, and in a dag", () => {
    expect(findHub(fanOut, [agent("w1"), agent("w2")])).toBeUndefined();
    expect(findHub(dag, [agent("lead", { role: "lead" })])).toBeUndefined();
  });
});
