import type { HookDecision } from "../../src/agents/hook-dialect.ts";
import type { HookContext } from "../hook.ts";
import { judgeSession } from "./judge-session.ts";

/** Answers the stop of a sub-agent: the handoff is the main agent's to write, so it is never blocked; the person is told of files off limits that changed, and the main agent is when it stops. */
export function answerSubagent(context: HookContext): HookDecision {
  if (context.input.session === "") return { kind: "allow" };
  const missing = judgeSession(context).flatMap((project) => project.missing);
  const [found] = missing.filter(({ kind }) => kind === "off-limits");
  return found === undefined ? { kind: "allow" } : { kind: "allow", notice: `AgentRelay: after a sub-agent's work, ${found.text}` };
}
