/**
 * Who may move a project: an agent, the person, or nobody. `agent.name` is a known or configured agent in lower case. `unknown` keeps what was
 * written (`Jane - founder`, `cluade`): it owns nothing and is a finding.
 */
export type Owner =
  | { readonly kind: "agent"; readonly name: string }
  | { readonly kind: "user" }
  | { readonly kind: "nobody" }
  | { readonly kind: "unknown"; readonly text: string };

/** Who asks for a move: never nobody, never unknown. */
export type Actor = { readonly kind: "agent"; readonly name: string } | { readonly kind: "user" };
