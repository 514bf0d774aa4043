import { utcSeconds } from "../../util/utc-seconds.ts";
import { closeGuard, openGuard } from "../../workspace/guard/guard-store.ts";
import { recordSession } from "../../workspace/sessions/session-store.ts";
import { textOption } from "../command.ts";
import { CommandError } from "../command-error.ts";
import { identify } from "../identity.ts";
import { openProject } from "../open-project.ts";
import { sessionOf } from "../session-of.ts";
import { loadSettings } from "../settings.ts";
import { wholeNumber } from "../whole-number.ts";
import type { HookScene } from "./hook-scene.ts";

const MINUTES = 10;
const MOST_MINUTES = 60;

/** `hooks open`, `hooks close`: the user opens the guard of the project for some minutes, or shuts it again; both are recorded. @throws CommandError for anybody else. */
export function setGuard({ io, invocation }: HookScene, verb: "open" | "close"): number {
  const { agents } = loadSettings(io);
  const { actor } = identify(textOption(invocation, "as"), io, agents);
  if (actor.kind !== "user") throw new CommandError("Only the user opens or shuts the guard", { exitCode: 3, hint: "ask the user to run this in a terminal" });
  const project = openProject(io.cwd, { agents });
  const minutes = wholeNumber(invocation, { name: "minutes", flag: "--minutes", least: 1, fallback: MINUTES });
  if (minutes > MOST_MINUTES)
    throw new CommandError(`Unexpected number \`${minutes}\` of --minutes, expected ${MOST_MINUTES} at most`, {
      exitCode: 2,
      hint: `--minutes ${MOST_MINUTES}`,
    });
  const at = io.now();
  const openUntil = utcSeconds(Date.parse(at) + minutes * 60_000);
  const done = verb === "open" ? openGuard(project.folder, { openUntil, by: "user", at }) : closeGuard(project.folder, at);
  if (!done.ok) throw new CommandError(done.problem.message, { exitCode: 1, ...(done.problem.hint === undefined ? {} : { hint: done.problem.hint }) });
  const text = verb === "open" ? `guard open until ${openUntil}` : "guard shut";
  const recorded = recordSession(project.folder, sessionOf(actor, io, project.folder), {
    news: { agent: "user", project: project.name, events: [{ at, kind: "guard", text }] },
    now: at,
  });
  if (!recorded.ok) io.err(`Note: not recorded: ${recorded.problem.message}\n`);
  io.out(`${project.name}: ${text}\n`);
  return 0;
}
