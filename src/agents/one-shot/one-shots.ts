import { oneShot as aider } from "../aider/one-shot.ts";
import { oneShot as claude } from "../claude/one-shot.ts";
import { oneShot as codex } from "../codex/one-shot.ts";
import { oneShot as cursorAgent } from "../cursor-agent/one-shot.ts";
import { oneShot as droid } from "../droid/one-shot.ts";
import { oneShot as gemini } from "../gemini/one-shot.ts";
import { oneShot as goose } from "../goose/one-shot.ts";
import { oneShot as opencode } from "../opencode/one-shot.ts";
import type { AgentCli } from "./agent-clis.ts";
import type { OneShot, OneShotFailure } from "./one-shot.ts";

/** How each CLI runs once; for the checker, the dry run and the runner. */
export const ONE_SHOTS: Readonly<Record<AgentCli, OneShot>> = { claude, codex, gemini, aider, goose, opencode, droid, "cursor-agent": cursorAgent };

/** The failure of a run whose program is not on the PATH, with how to get it. */
export function missingProgram(cli: AgentCli): OneShotFailure {
  return { kind: "no-program", message: `Cannot find the program \`${cli}\``, hint: `Install it with \`${ONE_SHOTS[cli].install.command}\`` };
}
