import { shortenRedacted } from "../../src/util/secrets/shorten-redacted.ts";
import { singleLine } from "../../src/util/single-line.ts";
import { unreachable } from "../../src/util/unreachable.ts";
import type { Denial } from "./decide-guard.ts";

/** Refusals that are told one by one. */
const TOLD = 5;

const OPENING = "ask the user, who can open the guard for ten minutes with `agent-relay hooks open`";
const CLOSING =
  "This guard is a guardrail, not a wall: it reads the names that tools and commands are given, and what changed is compared again at the stop. Please do not look for a way around it.";

/** Words the refusal for the agent: each file, the rule and its line, whose turn it is, what to do instead. */
export function describeDenials(denials: readonly Denial[]): string {
  const told = denials.slice(0, TOLD).map((denial) => `- ${describeDenial(denial)}`);
  const more = denials.length > TOLD ? [`- and ${denials.length - TOLD} more`] : [];
  return ["AgentRelay refused this, nothing was run:", ...told, ...more, ...insteadOf(denials), CLOSING].join("\n");
}

function describeDenial({ write, project, cause }: Denial): string {
  const file = `${quote(write.shown)}${write.reach === "file" ? "" : " (with what is below it)"}`;
  const by = write.how === "" ? "" : `, written by ${quote(write.how)},`;
  switch (cause.kind) {
    case "state":
      return `${file}${by} is AgentRelay's own state, which only its commands write.`;
    case "off-limits": {
      const { pattern, note, line } = cause.rule;
      const why = note === "" ? "" : `: ${shortenRedacted(singleLine(note), 160)}`;
      return `${file}${by} is off limits in ${project?.name ?? "this project"}: ${quote(pattern)} (${project?.file ?? ""}:${line})${why}`;
    }
    case "turn":
      return `${file}${by} belongs to the project ${project?.name ?? ""} (${project?.file ?? ""}). ${cause.message}.`;
    default:
      return unreachable(cause);
  }
}

function insteadOf(denials: readonly Denial[]): readonly string[] {
  const lines = denials.map(({ cause }) => {
    switch (cause.kind) {
      case "state":
        return "Instead: use the commands of agent-relay, such as `agent-relay --help` lists.";
      case "off-limits":
        return `Instead: leave it as it is and go on with the rest. If the task cannot do without, write that as a blocker into the handoff and ${OPENING}.`;
      case "turn":
        return `Instead: ${cause.hint}.`;
      default:
        return unreachable(cause);
    }
  });
  return [...new Set(lines)];
}

/** What files are called is data: one line each, no hidden characters. */
function quote(text: string): string {
  return `\`${shortenRedacted(singleLine(text).replaceAll("`", "'"), 120)}\``;
}
