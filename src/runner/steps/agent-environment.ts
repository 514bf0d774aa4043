/** The variable that says what of our hooks is on. */
const HOOKS = "AGENT_RELAY_HOOKS";

/** Variables that say who asks: those of the shell that began the run do not speak for the agent of a step. */
const IDENTITY = ["AGENT_RELAY_AGENT", "AGENT_RELAY_SESSION"];

/**
 * Gives what is added to the environment of a step's agent: our hooks in it guard files and ownership, and ask for no handoff at a stop, since the run keeps the state.
 * What the user set for hooks stays; who the user's shell is does not.
 */
export function agentEnvironment(environment: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string>> {
  const isSet = (name: string): boolean => (environment[name] ?? "") !== "";
  return { ...(isSet(HOOKS) ? {} : { [HOOKS]: "guard" }), ...Object.fromEntries(IDENTITY.filter(isSet).map((name) => [name, ""])) };
}
