/** Gives the environment of agents that a run starts for a project: their hooks guard files and ownership, and leave the handoff at a stop to the run. What the user set for hooks stays. */
export function bridgeEnvironment(environment: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string | undefined>> {
  return (environment["AGENT_RELAY_HOOKS"] ?? "") === "" ? { ...environment, AGENT_RELAY_HOOKS: "guard" } : environment;
}
