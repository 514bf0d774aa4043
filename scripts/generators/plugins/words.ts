import { readFileSync } from "node:fs";

/** Name of the plugin in every host. */
export const NAME = "agent-relay";

/** What the plugin is for, in one line. */
export const SUMMARY = "HANDOFF continues the work of any project: the brief on one word, no stop without a handoff, off limits stays off limits";

/** When an agent is to load the skill: all it sees of it before. */
const WHEN =
  "Use when the user types HANDOFF, alone or with an agent and a project (HandOff: CODEX my-project), and before stopping in a project that has an AGENT-HANDOFF.md";

/** What package.json says of the version. */
export function version(): string {
  return (JSON.parse(readFileSync("package.json", "utf8")) as { readonly version: string }).version;
}

/** A JSON file, as it is committed. */
export function json(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}

/** The skill: the rules of the instruction files, for one agent. */
export function skill(agent: string): string {
  return `---\nname: ${NAME}\ndescription: ${JSON.stringify(WHEN)}\n---\n\n${rules(agent)}\n`;
}

/** What a slash command tells the agent; \`words\` is how the host writes what the user typed behind it. */
export function order(agent: string, words: string): string {
  return `The user orders HANDOFF ${words}: run \`agent-relay handoff "HANDOFF ${words}" --as ${agent}\` and follow the brief it prints. When it says that it is not your turn, change nothing and tell the user whose turn it is.`;
}

/** The rules as instruction files hold them, without the markers. */
function rules(agent: string): string {
  const block = readFileSync("protocol-templates/project/INSTRUCTIONS.md", "utf8");
  return block
    .replace(/<!-- agent-relay:(?:start|end) -->\s*/gu, "")
    .replace(/^## /mu, "# ")
    .replaceAll("<your name>", agent)
    .trim();
}
