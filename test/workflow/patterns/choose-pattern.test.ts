import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { choosePattern } from "../../../src/workflow/patterns/choose-pattern.ts";
import { PATTERNS, type Pattern } from "../../../src/workflow/written/words.ts";
import type { WrittenAgent, WrittenStep, WrittenWorkflow } from "../../../src/workflow/written/written-workflow.ts";

const agents = (...roles: readonly string[]): WrittenAgent[] => roles.map((role, at) => ({ name: `a${at}`, cli: "claude", role }));
const step = (name: string, agent?: string, ...dependsOn: readonly string[]): WrittenStep => ({
  name,
  ...(agent === undefined ? { type: "deterministic", command: "true" } : { agent, task: "x" }),
  ...(dependsOn.length === 0 ? {} : { dependsOn: [...dependsOn] }),
});

interface Row {
  readonly pattern: Pattern;
  readonly agents?: readonly WrittenAgent[];
  readonly steps?: readonly WrittenStep[];
  readonly coordination?: WrittenWorkflow["coordination"];
}

/** README, "Auto-Selection by Role", in its order: what makes each line fit and nothing else. */
const TABLE: readonly Row[] = [
  { pattern: "dag", steps: [step("a", "a0"), step("b", "a0", "a")] },
  { pattern: "consensus", coordination: { consensusStrategy: "majority" } },
  { pattern: "map-reduce", agents: agents("mapper", "reducer") },
  { pattern: "red-team", agents: agents("attacker", "defender") },
  { pattern: "reflection", agents: agents("critic") },
  { pattern: "escalation", agents: agents("tier-1", "tier-2") },
  { pattern: "auction", agents: agents("auctioneer") },
  { pattern: "saga", agents: agents("saga-orchestrator") },
  { pattern: "circuit-breaker", agents: agents("primary") },
  { pattern: "blackboard", agents: agents("blackboard") },
  { pattern: "swarm", agents: agents("hive-mind") },
  { pattern: "verifier", agents: agents("verifier") },
  { pattern: "supervisor", agents: agents("supervisor") },
  { pattern: "hierarchical", agents: agents("lead", "w", "w", "w") },
  { pattern: "hub-spoke", agents: agents("hub") },
  { pattern: "pipeline", steps: [step("a", "a0"), step("b", "a1"), step("c", "a2")] },
  { pattern: "fan-out" },
];

const choose = (rows: readonly Row[]): Pattern => {
  const coordination = rows.find((row) => row.coordination !== undefined)?.coordination;
  const written = { agents: rows.flatMap((row) => row.agents ?? []), ...(coordination === undefined ? {} : { coordination }) };
  return choosePattern(
    written,
    rows.flatMap((row) => row.steps ?? []),
  ).pattern;
};

describe("the pattern of a workflow that names none", () => {
  test.each(TABLE.map((row, at) => [at + 1, row.pattern, row] as const))("priority %i is %s", (_at, pattern, row) => {
    expect(choose([row])).toBe(pattern);
  });

  test("the first line that fits wins over every later one, whatever stands first in the file", () => {
    for (const [at, row] of TABLE.entries()) {
      for (const later of TABLE.slice(at + 1)) {
        expect(choose([later, row]), `${row.pattern} before ${later.pattern}`).toBe(row.pattern);
      }
    }
  });

  test.each([
    [["red-team", "blue-team"], "red-team"],
    [["mapper"], "fan-out"],
    [["attacker"], "fan-out"],
    [["compensate-handler"], "saga"],
    [["fallback"], "circuit-breaker"],
    [["backup"], "circuit-breaker"],
    [["shared-workspace"], "blackboard"],
    [["swarm-agent"], "swarm"],
    [["lead", "w", "w"], "fan-out"],
    [["coordinator"], "hub-spoke"],
    [["Critic"], "reflection"],
    [["Critic: reads every draft"], "reflection"],
    [["mapper-1", "mapper 2", "reducer"], "map-reduce"],
    [["Plans the primary key of each table"], "fan-out"],
    [["Backup engineer"], "fan-out"],
    [["critical thinker"], "fan-out"],
    [["tiered pricing"], "fan-out"],
  ] as const)("roles %j make it %s", (roles, pattern) => {
    expect(choosePattern({ agents: agents(...roles) }, []).pattern).toBe(pattern);
  });

  test("two steps, an agent used twice or a command among the steps make no pipeline", () => {
    expect(choosePattern({}, [step("a", "x"), step("b", "y")]).pattern).toBe("fan-out");
    expect(choosePattern({}, [step("a", "x"), step("b", "y"), step("c", "x")]).pattern).toBe("fan-out");
    expect(choosePattern({}, [step("a", "x"), step("b", "y"), step("c", "z"), step("d")]).pattern).toBe("fan-out");
  });

  test("an empty dependsOn is none", () => {
    expect(choosePattern({}, [{ ...step("a", "x"), dependsOn: [] }]).pattern).toBe("fan-out");
  });

  test("the reason names what chose it", () => {
    expect(choosePattern({ agents: agents("mapper", "reducer") }, [])).toEqual({ pattern: "map-reduce", reason: "`a0` is a `mapper` and `a1` is a `reducer`" });
    expect(choosePattern({ agents: agents("Tier-1") }, []).reason).toBe("`a0` is a `Tier-1`");
  });

  test("a written pattern always stays", () => {
    fc.assert(
      fc.property(fc.constantFrom(...PATTERNS), fc.subarray([...TABLE]), (pattern, rows) => {
        const written = { swarm: { pattern }, agents: rows.flatMap((row) => row.agents ?? []) };
        expect(
          choosePattern(
            written,
            rows.flatMap((row) => row.steps ?? []),
          ),
        ).toEqual({ pattern, reason: "written" });
      }),
    );
  });
});
