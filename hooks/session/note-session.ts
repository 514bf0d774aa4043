import { recordSession } from "../../src/workspace/sessions/session-store.ts";
import type { SessionNews } from "../../src/workspace/sessions/session-record.ts";
import type { HookContext } from "../hook.ts";
import { sessionHome } from "./session-home.ts";

/** Adds news to the record of the session in its home; trouble goes to the log. */
export function noteSession(context: HookContext, news: SessionNews, home = sessionHome(context)): void {
  if (home === undefined || context.input.session === "") return;
  const recorded = recordSession(home, context.input.session, { news: { agent: context.input.host, ...news }, now: context.now });
  if (!recorded.ok) context.log(`Session not recorded: ${recorded.problem.message}`);
}
