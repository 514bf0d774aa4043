import { redactOutput } from "../src/util/secrets/redact-output.ts";
import { appendSession } from "../src/workspace/sessions/append-session.ts";
import { defineHook, type HookContext } from "./hook.ts";
import { renewOwnLease } from "./session/renew-own-lease.ts";
import { sessionHome } from "./session/session-home.ts";
import { touchedFiles } from "./session/touched-files.ts";

/** After a tool: notes what the session wrote and ran, and renews its lease (PROTOCOL.md 7). Runs after every tool, so it adds one line and reads one small file. */
export const hook = defineHook({
  event: "after-tool",
  async run(context) {
    noteTool(context);
    await renewOwnLease(context);
    return { kind: "allow" };
  },
});

function noteTool(context: HookContext): void {
  const { input, now } = context;
  const home = sessionHome(context);
  if (home === undefined || input.tool === undefined) return;
  const files = touchedFiles(input, home);
  const { command } = input.tool;
  if (files.length === 0 && command === undefined) return;
  const entry = {
    at: now,
    agent: input.host,
    ...(files.length === 0 ? {} : { files }),
    ...(command === undefined ? {} : { command: redactOutput(command) }),
  };
  const noted = appendSession(home, input.session, entry);
  if (!noted.ok) context.log(`Session not recorded: ${noted.problem.message}`);
}
