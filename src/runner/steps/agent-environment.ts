/** The variable that says what of our hooks is on. */
const HOOKS = "AGENT_RELAY_HOOKS";

/** Gives what is added to the environment of a step's agent: our hooks in it guard files and ownership, and ask for no handoff at a stop, since the run keeps the state. What the user set for hooks stays. */
export function agentEnvironment(environment: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string>> {
  return (environment[HOOKS] ?? "") === "" ? { [HOOKS]: "guard" } : {};
}
