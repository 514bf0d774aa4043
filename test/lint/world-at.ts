import type { World } from "../../src/lint/world.ts";
import { AGENT_NAMES } from "../../src/protocol/agent-name.ts";

/** A world at a fixed time that knows the built-in agents and nothing else; tests add what they need. */
export function worldAt(parts: Partial<World> = {}): World {
  return { now: "2026-11-20T15:04:05Z", agents: AGENT_NAMES, ...parts };
}
