import fc from "fast-check";

/** What happens in a session, as far as the gate is concerned. `busy-stop` is one with work still in the background. */
export const CHAIN_EVENTS = ["prompt", "edit", "shell", "tell", "stamp", "log", "compact", "subagent", "stop", "stop", "stop", "busy-stop"] as const;
export type ChainEvent = (typeof CHAIN_EVENTS)[number];

/** A session's events, and whether its host says that a stop follows a blocked one. */
export interface Chain {
  readonly hostTells: boolean;
  readonly events: readonly ChainEvent[];
}

/** Random sessions; each ends with a stop. */
export const chains: fc.Arbitrary<Chain> = fc.record({
  hostTells: fc.boolean(),
  events: fc.array(fc.constantFrom(...CHAIN_EVENTS), { minLength: 1, maxLength: 10 }).map((events) => [...events, "stop"] as const),
});

/** What a stop must have come to. */
export interface ChainState {
  /** Since the last stop at which everything was told: whether there was work, and whether the handoff tells of work. */
  readonly worked: boolean;
  readonly told: boolean;
  readonly blocked: boolean;
}

export const FRESH: ChainState = { worked: false, told: false, blocked: false };

/** Whether work is not handed over. */
export function isUnhanded({ worked, told }: ChainState): boolean {
  return worked && !told;
}

/** What the law of the gate says a stop comes to: at most one block in a chain, and no silence about work that is not handed over. */
export function lawOf(state: ChainState, stopActive: boolean): "allow" | "block" | "skip" {
  if (!isUnhanded(state)) return "allow";
  return state.blocked || stopActive ? "skip" : "block";
}

/** Goes on by one event; `verdict` is what a stop came to. */
export function advance(state: ChainState, event: ChainEvent, verdict?: "allow" | "block" | "skip"): ChainState {
  switch (event) {
    case "prompt":
      return { ...state, blocked: false };
    case "edit":
    case "shell":
      return { ...state, worked: true };
    case "tell":
      return { ...state, told: true };
    case "stop":
      if (verdict === "block") return { ...state, blocked: true };
      return verdict === "allow" && state.told ? { ...state, worked: false, told: false } : state;
    case "stamp":
    case "log":
    case "compact":
    case "subagent":
    case "busy-stop":
      return state;
    default:
      throw new Error(`Unexpected event ${String(event satisfies never)}`);
  }
}
